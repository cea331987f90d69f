/// Everything that a server said in answer to one command.
struct IMAPReply {
  var untagged: [IMAPResponse] = []
  var status: IMAPStatus

  var codes: [IMAPStatus] {
    untagged.compactMap { if case .status(let status) = $0 { status } else { nil } } + [status]
  }

  /// The first word after a code in brackets, such as the number of `[UIDVALIDITY 7]`.
  func argument(of code: String) -> String? {
    codes.first { $0.code == code }?.arguments.first
  }

  func has(_ code: String) -> Bool {
    codes.contains { $0.code == code }
  }

  var fetches: [IMAPFetch] {
    untagged.compactMap { if case .fetch(let fetch) = $0 { fetch } else { nil } }
  }
}
