/// A message and its envelope.
public struct SMTPSubmission: Sendable, Hashable {
  /// The return path; empty for a message that must not bounce (`<>`).
  public var sender: String
  public var recipients: [String]

  /// The message with CRLF line ends; dots at the start of lines are doubled on the way.
  public var message: [UInt8]

  public init(sender: String, recipients: [String], message: [UInt8]) {
    self.sender = sender
    self.recipients = recipients
    self.message = message
  }

  /// libcurl 7.88 passes line ends in addresses on, which would let an address give commands.
  func validate() throws(CurlError) {
    guard !recipients.isEmpty else { throw CurlError(.invalidInput, "The submission has no recipient. Name at least one.") }
    guard !message.isEmpty else { throw CurlError(.invalidInput, "The submission has no message.") }
    for (index, recipient) in recipients.enumerated() {
      guard Self.isAddress(recipient) else {
        throw CurlError(.invalidInput, "Recipient \(index + 1) is not a plain local@domain address.")
      }
    }
    guard sender.isEmpty || Self.isAddress(sender) else {
      throw CurlError(.invalidInput, "The sender is not a plain local@domain address.")
    }
  }

  private static func isAddress(_ text: String) -> Bool {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    return halves.count == 2 && halves.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.value > 32 && scalar.value != 127 && !(128...159).contains(scalar.value) && !"<>()[]\\,;:\"".unicodeScalars.contains(scalar)
      }
  }
}
