import Foundation
import MailFormat
import Testing

@Suite("Parsing mail", .timeLimit(.minutes(1)))
struct MailParserTests {
  @Test("A plain message with encoded words, groups and references")
  func plain() throws {
    let message = try parse(
      """
      Return-Path: <priya@customer.example>
      From: =?utf-8?q?Priya_R=C3=A1man?= <priya@customer.example>
      Reply-To: "Raman, Priya" <p.raman@customer.example>
      To: Team: dpo@controller.example, (a comment) <second@controller.example>;
      Cc: third@controller.example
      Subject: =?iso-8859-1?Q?Auskunft_=FCber?= =?utf-8?B?IG1laW5lIERhdGVu?=
      Date: Tue, 3 Nov 2026 10:15:00 +0100
      Message-ID: <one@customer.example>
      In-Reply-To: <zero@controller.example>
      References: <a@controller.example>
       <zero@controller.example>
      X-Long: folded
       over two lines

      Please send me my data.\r
      Thank you.
      """)
    #expect(message.from == [MailAddress(name: "Priya Ráman", address: "priya@customer.example")])
    #expect(message.replyTo == [MailAddress(name: "Raman, Priya", address: "p.raman@customer.example")])
    #expect(message.to.map(\.address) == ["dpo@controller.example", "second@controller.example"])
    #expect(message.cc.map(\.address) == ["third@controller.example"])
    #expect(message.subject == "Auskunft über meine Daten")
    #expect(message.date == Date(timeIntervalSince1970: 1_793_697_300))
    #expect(message.messageID == "one@customer.example")
    #expect(message.inReplyTo == ["zero@controller.example"])
    #expect(message.references == ["a@controller.example", "zero@controller.example"])
    #expect(message.header("x-LONG") == "folded over two lines")
    #expect(message.text == "Please send me my data.\nThank you.")
    #expect(message.attachments.isEmpty)
    #expect(!message.autoSubmitted)
    #expect(!message.isBounce)
  }

  @Test(
    "Every charset that letters come in",
    arguments: [
      ("utf-8", [0xC3, 0xA4, 0xE2, 0x82, 0xAC], "ä€"), ("ISO-8859-1", [0xE4, 0xFC], "äü"), ("iso-8859-15", [0xA4], "€"),
      ("windows-1252", [0x80, 0x93], "€“"), ("koi8-r", [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4], "Привет"),
      ("windows-1251", [0xCF], "П"), ("ISO-8859-2", [0xB1], "ą"), ("shift_jis", [0x93, 0xFA, 0x96, 0x7B], "日本"),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], "日"), ("gb2312", [0xD6, 0xD0], "中"),
      ("big5", [0xA4, 0xA4], "中"), ("euc-kr", [0xC7, 0xD1], "한"), ("utf-16", [0xFE, 0xFF, 0x00, 0xE4], "ä"),
      ("us-ascii", [0xC3, 0xA4], "ä"), ("us-ascii", [0xE4], "ä"), ("x-unknown", [0xE4], "ä"), ("", [0xC3, 0xA4], "ä"),
      ("utf-8", [0xEF, 0xBB, 0xBF, 0x41], "A"), ("utf-8", [0x41, 0xE4, 0x42], "AäB"),
      ("iso-2022-cn-ext//TRANSLIT", [0xC3, 0xA4], "ä"), ("gb18030", [0x41, 0xFF, 0x42], "A\u{FFFD}B"),
    ] as [(String, [UInt8], String)])
  func charsets(charset: String, bytes: [UInt8], text: String) throws {
    let header = "From: a@customer.example\r\nContent-Type: text/plain; charset=\"\(charset)\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    let message = try MailParser.parse(Array((header + Data(bytes).base64EncodedString() + "\r\n").utf8))
    #expect(message.text == text)
  }

  @Test("A header with raw bytes of an old charset is still read")
  func rawHeader() throws {
    let message = try MailParser.parse(Array("From: a@customer.example\nSubject: Gr".utf8) + [0xFC, 0xDF] + Array("e\n\nx".utf8))
    #expect(message.subject == "Grüße")
  }

  @Test("Text is taken from the plain alternative, in nested multiparts, and the rest is attachments")
  func nestedMultiparts() throws {
    let message = try parse(
      """
      From: a@customer.example
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=outer

      --outer
      Content-Type: multipart/related; boundary=related

      --related
      Content-Type: multipart/alternative; boundary=alternative

      --alternative
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Gr=C3=BC=C3=9Fe aus M=
      =C3=BCnchen
      --alternative
      Content-Type: text/html

      <p>Not this</p>
      --alternative
      Content-Type: text/calendar

      BEGIN:VCALENDAR
      --alternative--
      --related
      Content-Type: image/png; name="logo.png"
      Content-Transfer-Encoding: base64
      Content-ID: <logo>

      iVBORw0KGgo=
      --related--
      --outer
      Content-Type: application/pdf
      Content-Disposition: attachment; filename*=utf-8''%C3%9Cbersicht.pdf
      Content-Transfer-Encoding: base64

      JVBERg==
      --outer
      Content-Type: text/plain
      Content-Disposition: attachment; filename="../../etc/passwd"

      not part of the letter
      --outer
      Content-Type: text/plain

      A second text.
      --outer--
      """)
    #expect(message.text == "Grüße aus München\n\nA second text.")
    #expect(message.attachments.map(\.mediaType) == ["text/calendar", "image/png", "application/pdf", "text/plain"])
    #expect(message.attachments.map(\.fileName) == [nil, "logo.png", "Übersicht.pdf", "passwd"])
    #expect(message.attachments[2].bytes == Array("%PDF".utf8))
  }

  @Test("Where plain text is missing or blank, HTML is read as text", arguments: ["", " \r\n\t\u{A0}\r\n"])
  func htmlOnly(plain: String) throws {
    let message = try parse(
      """
      From: a@customer.example
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain; charset=utf-8

      \(plain)
      --b
      Content-Type: text/html; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      <p>Sch=F6ne Gr&uuml;&szlig;e</p>
      --b--
      """)
    #expect(message.text == "Schöne Grüße")
    #expect(message.attachments.isEmpty)
  }

  @Test("An attached message is one attachment, which can be parsed in turn")
  func attachedMessage() throws {
    let message = try parse(
      """
      From: staff@controller.example
      Subject: Fwd
      Content-Type: multipart/mixed; boundary=b

      --b

      See attached.
      --b
      Content-Type: message/rfc822

      From: priya@customer.example
      Subject: Original

      My request.
      --b--
      """)
    #expect(message.text == "See attached.")
    let inner = try #require(message.attachments.first)
    #expect(inner.mediaType == "message/rfc822")
    let original = try MailParser.parse(inner.bytes)
    #expect(original.subject == "Original")
    #expect(original.text == "My request.")
  }

  @Test("Flowed text is joined again (RFC 3676)")
  func flowed() throws {
    let body = "A long \r\nline.\r\n\r\n> quoted \r\n> words\r\n>> deeper\r\n-- \r\nPriya\r\n"
    let message = try MailParser.parse(
      Array(("From: a@customer.example\r\nContent-Type: text/plain; format=flowed\r\n\r\n" + body).utf8))
    #expect(message.text == "A long line.\n\n> quoted words\n>> deeper\n-- \nPriya\n")
  }

  @Test(
    "Machines are told from people (RFC 3834)",
    arguments: [
      ("Auto-Submitted: auto-replied (vacation)", true), ("Auto-Submitted: auto-generated; owner-email=x", true),
      ("Auto-Submitted: no", false), ("auto-submitted: NO", false), ("Precedence: bulk", true), ("Precedence: LIST", true),
      ("Precedence: first-class", false), ("Return-Path: <>", true), ("Return-Path: < >", true),
      ("Return-Path: <a@customer.example>", false), ("X-Autoreply: yes", true), ("X-Other: y", false),
    ])
  func automaticMail(header: String, isAutomatic: Bool) throws {
    #expect(try parse("\(header)\nFrom: a@customer.example\n\nx").autoSubmitted == isAutomatic)
  }

  @Test("A delivery report names its message, recipient and status (RFC 3464)", arguments: [("failed", true), ("delivered", false)])
  func deliveryReport(action: String, isBounce: Bool) throws {
    let message = try parse(
      """
      From: MAILER-DAEMON@mail.example
      Return-Path: <>
      Content-Type: multipart/report; report-type=delivery-status; boundary=b

      --b

      It did not work out.
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mail.example

      Original-Recipient: rfc822;priya@customer.example
      Final-Recipient: rfc822; p.raman@other.example
      Action: \(action)
      Status: 5.1.1 (no such user)
      Diagnostic-Code: smtp; 550 5.1.1
       no such user
      --b
      Content-Type: text/rfc822-headers

      Subject: Your request
      Message-ID: <case-1@controller.example>
      --b--
      """)
    #expect(message.isBounce == isBounce)
    #expect(message.autoSubmitted)
    #expect(message.deliveryReport?.originalMessageID == "case-1@controller.example")
    let recipient = try #require(message.deliveryReport?.recipients.first)
    #expect(recipient.address == "priya@customer.example")
    #expect(recipient.action?.rawValue == action)
    #expect(recipient.status == "5.1.1")
    #expect(message.text == "It did not work out.")
  }

  @Test(
    "Bounces without a report are known by their sender",
    arguments: [
      ("From: Mail Delivery <MAILER-DAEMON@mail.example>", true), ("From: postmaster@mail.example", false),
      ("Return-Path: <>\nFrom: postmaster@mail.example", true), ("From: a@customer.example\nX-Failed-Recipients: b@other.example", true),
      ("Return-Path: <>\nFrom: a@customer.example", false),
    ])
  func plainBounces(headers: String, isBounce: Bool) throws {
    #expect(try parse("\(headers)\n\nx").isBounce == isBounce)
  }

  private func parse(_ text: String) throws -> MailMessage {
    try MailParser.parse(Array(text.utf8))
  }
}
