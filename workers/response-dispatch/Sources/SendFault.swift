import CaseWorker

/// Why something may not or cannot be sent, in words that a person can act on.
struct SendFault: PublicFault {
  let isTransient: Bool
  let description: String

  /// It will not get better by itself.
  static func permanent(_ description: String) -> SendFault { SendFault(isTransient: false, description: description) }
  /// Trying again can help.
  static func transient(_ description: String) -> SendFault { SendFault(isTransient: true, description: description) }
}
