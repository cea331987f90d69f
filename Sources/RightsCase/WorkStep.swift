public import FoundationEssentials

/// Work that a worker is to do for a case. A message carries its name and ids only; the worker loads the case and decides (rule 3).
public enum WorkStep: Hashable, Sendable {
  /// Choose a check, or judge an answer, on the ground of a submission.
  case verifyIdentity(submission: UUID)
  /// Search one system.
  case search(system: String)
  /// Assemble the response that the case's decisions call for.
  case assemble
  /// Send a notice, or the approved answer.
  case send(SendSubject)
}

extension WorkStep {
  /// Where outbox-relay publishes it on `habeas.work`.
  public var routingKey: String {
    switch self {
    case .verifyIdentity: "identity.verify"
    case .search(let system): "discovery.search.\(system)"
    case .assemble: "response.assemble"
    case .send: "response.dispatch"
    }
  }

  /// The message's `type`: kind and version of its schema.
  public var messageType: String {
    switch self {
    case .verifyIdentity: "habeas.identity.verify.v1"
    case .search: "habeas.discovery.search.v1"
    case .assemble: "habeas.response.assemble.v1"
    case .send: "habeas.response.dispatch.v1"
    }
  }
}

extension WorkStep: LosslessStringConvertible {
  public init?(_ description: String) {
    if description == "assemble" {
      self = .assemble
    } else if description.hasPrefix("identity:"), let submission = UUID(uuidString: String(description.dropFirst(9))) {
      self = .verifyIdentity(submission: submission)
    } else if description.hasPrefix("search:"), description.count > 7 {
      self = .search(system: String(description.dropFirst(7)))
    } else if let subject = SendSubject(description) {
      self = .send(subject)
    } else {
      return nil
    }
  }

  /// The message's `step` member: `identity:<submission>`, `search:<system>`, `assemble`, `notice:N` or `answer:N`.
  public var description: String {
    switch self {
    case .verifyIdentity(let submission): "identity:\(submission.uuidString.lowercased())"
    case .search(let system): "search:\(system)"
    case .assemble: "assemble"
    case .send(let subject): subject.description
    }
  }
}
