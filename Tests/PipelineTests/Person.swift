import Foundation
import HabeasTesting
import Testing

/// Somebody who writes to the controller. Invented; the address is on file in the sample estate.
struct Person: Sendable {
  let name: String
  let address: String
  let installation: Installation

  static func priya(_ installation: Installation) -> Person {
    Person(name: "Priya Nandakumar", address: "priya.nandakumar@harbourtyres.example", installation: installation)
  }

  /// Writes to the controller's mailbox.
  func write(subject: String, _ text: String, messageID: String = UUID().uuidString, extra: String = "") async throws {
    try await deliver(
      "From: \(name) <\(address)>\r\nTo: \(installation.mailbox.address)\r\nSubject: \(subject)\r\nMessage-ID: <\(messageID)@person.example>\r\n"
        + "Date: Sun, 01 Nov 2026 09:00:00 +0000\r\n\(extra)Content-Type: text/plain; charset=utf-8\r\n\r\n\(text)\r\n")
  }

  func deliver(_ mail: String) async throws { try await installation.mailbox.deliver(mail, from: address) }

  /// The request of the sample case.
  func askForEverything(messageID: String = UUID().uuidString) async throws {
    try await write(
      subject: "My data", "Hello,\r\n\r\nPlease send me everything you hold about me, and who you've shared it with.\r\n\r\n\(name)",
      messageID: messageID)
  }

  /// A request with an attachment of 18 MB, which is over the limit of a submission.
  func askWithLargeScan() async throws {
    let scan = String(repeating: String(repeating: "A", count: 76) + "\r\n", count: 235_000)
    try await deliver(
      "From: \(name) <\(address)>\r\nTo: \(installation.mailbox.address)\r\nSubject: Scans\r\nMessage-ID: <\(UUID().uuidString)@person.example>\r\n"
        + "Date: Sun, 01 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        + "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSend me everything you hold about me.\r\n"
        + "--b\r\nContent-Type: image/tiff\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=scan.tiff\r\n\r\n"
        + scan + "--b--\r\n")
  }

  /// Waits for the mail with a code, and gives the code back as a reply.
  func giveCodeBack(changing change: (String) -> String = { $0 }) async throws {
    let mail = try await received { $0.contains("code") && Self.code(in: $0) != nil }
    let code = try #require(Self.code(in: mail))
    try await reply(to: mail, change(code))
  }

  func reply(to mail: String, _ text: String) async throws {
    let replyTo = try #require(mail.firstMatch(of: /(?m)^Reply-To:[^<]*<([^>]+)>/)?.output.1)
    let inReplyTo = try #require(mail.firstMatch(of: /(?mi)^Message-ID: *(<[^>]+>)/)?.output.1)
    try await deliver(
      "From: \(name) <\(address)>\r\nTo: \(replyTo)\r\nSubject: Re: your request\r\nMessage-ID: <\(UUID().uuidString)@person.example>\r\n"
        + "In-Reply-To: \(inReplyTo)\r\nDate: Sun, 01 Nov 2026 09:10:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\(text)\r\n"
    )
  }

  /// The first mail to this person, sent by this installation, that fits.
  func received(within deadline: Duration = .seconds(30), _ matches: @escaping @Sendable (String) -> Bool) async throws -> String {
    try await eventually("a mail to the person", within: deadline) { try mails().first(where: matches) }
  }

  /// Every mail of this installation to this person, unfolded and decoded as far as plain text goes.
  func mails() throws -> [String] {
    try installation.sink.messages()
      .filter { $0.sender == installation.mailbox.address && $0.recipients.contains(address) }
      .map { String(decoding: try installation.sink.bytes(of: $0), as: UTF8.self) }
  }

  /// How many answers, mails with an archive, have reached this person.
  func answers() throws -> [String] { try mails().filter { $0.contains("application/zip") } }

  static func code(in mail: String) -> String? {
    let body = mail.split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
    return body.firstMatch(of: /(?m)(?:^|[^0-9])(\d{4} ?\d{4})(?:[^0-9]|$)/).map { String($0.output.1) }
  }
}
