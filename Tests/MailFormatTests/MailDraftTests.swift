import Foundation
import MailFormat
import Testing

@Suite("Encoding mail", .timeLimit(.minutes(1)))
struct MailDraftTests {
  static let draft = MailDraft(
    from: MailAddress(name: "Datenschutz Müller, GmbH", address: "dpo@controller.example"),
    replyTo: [MailAddress(address: "reply+4T7K9@controller.example")],
    to: [MailAddress(name: "Priya Ráman", address: "priya@customer.example"), MailAddress(name: "日本 太郎", address: "taro@bücher.example")],
    subject: "Ihre Anfrage – Zwischenstand über alle Systeme, in denen wir nach Ihren Daten gesucht haben, und weitere Schritte",
    messageID: "case-1.ack@controller.example", inReplyTo: ["one@customer.example"],
    references: ["zero@customer.example", "one@customer.example"], date: Date(timeIntervalSince1970: 1_793_700_000),
    text: "Grüße\r\n.\nFrom here to there = far\n\n" + String(repeating: "lang ", count: 300) + "\ntrailing \n",
    attachments: [
      MailAttachment(fileName: "Übersicht der gefundenen Daten.pdf", mediaType: "application/pdf", bytes: Array(0...255)),
      MailAttachment(fileName: nil, mediaType: "application/octet-stream", bytes: []),
    ],
    extraHeaders: [MailHeader(name: "Auto-Submitted", value: "auto-generated")])

  @Test("An encoded draft is byte for byte the golden file")
  func golden() throws {
    let file = try #require(Bundle.module.url(forResource: "draft", withExtension: "eml", subdirectory: "Golden"))
    let encoded = try Self.draft.encoded()
    #expect(String(decoding: encoded, as: UTF8.self) == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    #expect(try Self.draft.encoded() == encoded)
  }

  @Test("What is encoded parses to what was drafted")
  func roundTrip() throws {
    let message = try MailParser.parse(Self.draft.encoded())
    #expect(message.from == [Self.draft.from])
    #expect(message.replyTo == Self.draft.replyTo)
    #expect(message.to == Self.draft.to)
    #expect(message.subject == Self.draft.subject)
    #expect(message.messageID == Self.draft.messageID)
    #expect(message.inReplyTo == Self.draft.inReplyTo)
    #expect(message.references == Self.draft.references)
    #expect(message.date == Self.draft.date)
    #expect(message.text == Self.draft.text.replacing("\r\n", with: "\n"))
    #expect(message.attachments.first == Self.draft.attachments.first)
    #expect(message.autoSubmitted)
  }

  @Test("All lines end in CRLF, are ASCII and short enough", arguments: [0, 1, 76, 77, 998, 5_000])
  func wireFormat(length: Int) throws {
    var draft = Self.draft
    draft.text = String(repeating: "ß", count: length) + "\rz" + String(repeating: "x", count: length) + "\n\n\n."
    for attachments in [draft.attachments, []] {
      draft.attachments = attachments
      let encoded = try draft.encoded()
      #expect(encoded.suffix(2) == [13, 10])
      #expect(encoded.allSatisfy { $0 < 128 && ($0 >= 32 || [9, 10, 13].contains($0)) })
      for line in encoded.split(separator: 10, omittingEmptySubsequences: false).dropLast() {
        #expect(line.last == 13)
        #expect(!line.dropLast().contains(13))
        #expect(line.count <= 999)
      }
      let parsed = try MailParser.parse(encoded)
      #expect(parsed.text.hasPrefix(draft.text.replacing("\r", with: "\n")))
    }
  }

  @Test("A text that holds the boundary does not end its part")
  func boundaryInText() throws {
    var draft = Self.draft
    let boundary = try #require(
      String(decoding: try draft.encoded(), as: UTF8.self).firstMatch(of: /boundary="([^"]+)"/)?.output.1)
    draft.text = "plain\n--\(boundary)--\nafter\n"
    let message = try MailParser.parse(draft.encoded())
    #expect(message.text == draft.text)
    #expect(message.attachments.count == 1)
  }

  @Test(
    "An address that could forge a header or a recipient is refused",
    arguments: [
      "a@customer.example\r\nBcc: b@other.example", "a@customer.example\n", "a@customer.example, b@other.example", "a b@customer.example",
      "<a@customer.example>", "a@b@customer.example", "@customer.example", "a@", "a", "", "\"a b\"@customer.example", "a@-_.example,",
      "a@customer..example", ".a@customer.example", "a@customer.example\u{200B}", "ä@customer.example",
    ])
  func addresses(address: String) {
    for change in [
      { $0.to = [MailAddress(address: address)] }, { $0.from = MailAddress(address: address) },
      { $0.replyTo = [MailAddress(address: address)] },
    ] as [(inout MailDraft) -> Void] {
      #expect(error(change) == .invalidAddress)
    }
  }

  @Test(
    "Line ends in names, subjects, headers and identifiers are refused",
    arguments: ["\r\nBcc: b@other.example", "\n", "\r", "\u{0}", "\u{2028}"])
  func injection(text: String) {
    #expect(error { $0.subject = "Hello" + text } == .invalidHeader)
    #expect(error { $0.from.name = "DPO" + text } == .invalidAddress)
    #expect(error { $0.extraHeaders = [MailHeader(name: "X-Note", value: text)] } == .invalidHeader)
    #expect(error { $0.extraHeaders = [MailHeader(name: "X-Note" + text, value: "x")] } == .invalidHeader)
    #expect(error { $0.messageID = "a@controller.example" + text } == .invalidMessageID)
    #expect(error { $0.references = ["a@controller.example" + text] } == .invalidMessageID)
    #expect(error { $0.attachments[0].fileName = "a" + text + ".pdf" } == .invalidHeader)
    #expect(error { $0.attachments[0].mediaType = "application/pdf" + text } == .invalidMediaType)
  }

  @Test("A draft's own fields cannot be given twice", arguments: ["Bcc", "from", "CONTENT-TYPE", "Message-ID", "Date"])
  func ownFields(name: String) {
    #expect(error { $0.extraHeaders = [MailHeader(name: name, value: "x")] } == .invalidHeader)
  }

  @Test("Nobody to send to, no identifier, a date out of range")
  func missing() {
    #expect(error { $0.to = [] } == .invalidAddress)
    for identifier in ["", "a", "@", "a@", "<a@b.example>", "a b@c.example"] {
      #expect(error { $0.messageID = identifier } == .invalidMessageID)
    }
    for seconds in [-1, 1e12, .infinity, .nan] { #expect(error { $0.date = Date(timeIntervalSince1970: seconds) } == .invalidHeader) }
  }

  private func error(_ change: (inout MailDraft) -> Void) -> MailFormatError.Code? {
    var draft = Self.draft
    change(&draft)
    do throws(MailFormatError) {
      _ = try draft.encoded()
      return nil
    } catch {
      return error.code
    }
  }
}
