public import Foundation

/// What a rehearsal reads from a mail that the installation sent: its case and subject from the Message-ID, the token of the reply address,
/// and the code if there is one.
public struct OutgoingMail: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case notice(Int)
    case answer(Int)
  }

  public var caseID: UUID
  public var subject: Subject
  public var messageID: String
  public var replyAddress: String
  public var code: String?

  /// Reads a mail as it went over the wire.
  ///
  /// - Returns: `nil` when the installation did not make it.
  public init?(_ bytes: [UInt8]) {
    let end = Self.endOfHeader(bytes)
    let header = String(decoding: bytes[..<end], as: UTF8.self)
    guard let id = header.firstMatch(of: /(?i)Message-ID:\s*<([0-9a-f-]{36})\.(notice|answer)\.([0-9]+)@[^>]+>/),
      let caseID = UUID(uuidString: String(id.output.1)), let number = Int(id.output.3),
      let reply = header.firstMatch(of: /(?i)Reply-To:[^<]*<([^>]+)>/)
    else { return nil }
    self.caseID = caseID
    subject = id.output.2 == "answer" ? .answer(number) : .notice(number)
    messageID = String(id.output.0).replacing(/(?i)Message-ID:\s*/, with: "")
    replyAddress = String(reply.output.1)
    // Codes come in notices, which are short; an answer's archive is not looked through.
    if case .notice = subject {
      let body = String(decoding: bytes[end...], as: UTF8.self)
      code = body.firstMatch(of: /(?m)^ +([0-9]{4} ?[0-9]{4})\s*$/).map { String($0.output.1).replacing(" ", with: "") }
    }
  }

  /// The token in the reply address, by which a reply finds its case.
  public var threadToken: String? {
    guard let plus = replyAddress.firstIndex(of: "+"), let at = replyAddress.lastIndex(of: "@"), plus < at else { return nil }
    return String(replyAddress[replyAddress.index(after: plus)..<at])
  }

  private static func endOfHeader(_ bytes: [UInt8]) -> Int {
    var index = 0
    while index + 3 < bytes.count {
      if bytes[index] == 13, bytes[index + 1] == 10, bytes[index + 2] == 13, bytes[index + 3] == 10 { return index }
      index += 1
    }
    return bytes.count
  }
}
