import MailFormat
import Testing

@Suite("Hostile and broken mail", .timeLimit(.minutes(1)))
struct HostileMailTests {
  @Test(
    "What is no email is a typed error",
    arguments: [
      ("", MailFormatError.Code.empty), ("\r\n\r\n", .malformed), ("no header here", .malformed), ("\u{0}\u{1}\u{2}", .malformed),
    ])
  func noEmail(text: String, code: MailFormatError.Code) {
    #expect(error(Array(text.utf8)) == code)
  }

  @Test("A message over the size limit is refused unread")
  func size() throws {
    let bytes = Array("From: a@customer.example\n\nx".utf8)
    #expect(error(bytes, MailLimits(maximumBytes: bytes.count - 1)) == .tooManyBytes)
    #expect(error(bytes, MailLimits(maximumBytes: bytes.count)) == nil)
  }

  @Test("Too many parts, too deep, too many headers, too long a text")
  func limits() {
    let parts = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 20) + "--b--\n"
    #expect(error(Array(parts.utf8), MailLimits(maximumParts: 21)) == nil)
    #expect(error(Array(parts.utf8), MailLimits(maximumParts: 20)) == .tooManyParts)
    let headers = String(repeating: "X: y\n", count: 50) + "\nx"
    #expect(error(Array(headers.utf8), MailLimits(maximumHeaders: 50)) == nil)
    #expect(error(Array(headers.utf8), MailLimits(maximumHeaders: 49)) == .tooManyHeaders)
    #expect(error(nested(multiparts: 9), MailLimits(maximumDepth: 10)) == nil)
    #expect(error(nested(multiparts: 10), MailLimits(maximumDepth: 10)) == .tooDeep)
    let text = "From: a@customer.example\n\n" + String(repeating: "x", count: 1_000)
    #expect(error(Array(text.utf8), MailLimits(maximumTextBytes: 1_000)) == nil)
    #expect(error(Array(text.utf8), MailLimits(maximumTextBytes: 999)) == .textTooLong)
  }

  @Test("Thousands of levels, of multiparts and of attached messages, are an error and not a crash")
  func extremeDepth() {
    let messages = String(repeating: "Content-Type: message/rfc822\n\n", count: 1_500) + "Subject: x\n\ny"
    for bytes in [nested(multiparts: 400), nested(multiparts: 5_000), Array(messages.utf8)] {
      #expect([.tooDeep, .tooManyHeaders, .tooManyParts].contains(error(bytes)))
    }
  }

  @Test(
    "What nests in addresses is an error and not a crash, wherever it stands",
    arguments: ["To: ", "to : ", "Subject: x\n\nCc: ", "Content-Type: message/rfc822\n\nFrom: "], ["a:", "(", ";:", "\n a:"])
  func nestedAddresses(start: String, piece: String) {
    #expect(error(Array((start + String(repeating: piece, count: 100_000) + "\n\nx").utf8)) == .fieldTooLong)
    #expect(error(Array((start + String(repeating: piece, count: 250) + "\n\nx").utf8)) == nil)
  }

  @Test("A header field has a size limit, folded or not", arguments: ["References: ", "Subject: ", "Content-Type: text/plain; x=", "To: "])
  func longFields(start: String) {
    for piece in ["x", "<a@b>,\n "] {
      #expect(error(Array((start + String(repeating: piece, count: 70_000) + "\n\nx").utf8)) == .fieldTooLong)
    }
  }

  @Test(
    "A hundred thousand empty parts are refused before the library sees them, however the boundary is written",
    arguments: [
      "boundary=b", "BOUNDARY = \"b\"", "boundary=\n b", "boundary*=utf-8''b", "boundary*0=b", "boundary=(x)b", "boundary=\"\\b\"",
      "boundary=\"b \"",
    ])
  func emptyParts(parameter: String) {
    let text = "Content-Type: multipart/mixed; \(parameter)\n\n" + String(repeating: "--b\n\n", count: 100_000)
    #expect(error(Array(text.utf8)) == .tooManyParts)
  }

  @Test("A letter with many dashes, colons and words like header names is a letter")
  func harmlessText() throws {
    let body = String(repeating: "-- comment\n--\nTo: the manager: (please) read this: now\nboundary=b\nmessage/rfc822\n", count: 5_000)
    let message = try MailParser.parse(
      Array("From: a@customer.example\nContent-Type: text/plain; charset=utf-8\n\n\(body)".utf8))
    #expect(message.text == body)
  }

  @Test("A boundary that never ends, a missing one, an empty multipart")
  func boundaries() throws {
    for type in ["multipart/mixed; boundary=b", "multipart/mixed", "multipart/mixed; boundary=\"\"", "multipart/", "/", "text", ""] {
      for body in ["", "--b", "--b\n", "--b--", "--b\n\n--b\n--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\nx"] {
        _ = try MailParser.parse(Array("From: a@customer.example\nContent-Type: \(type)\n\n\(body)".utf8))
      }
    }
  }

  @Test(
    "File names lose paths, control and invisible characters",
    arguments: [
      ("../../etc/passwd", "passwd"), ("C:\\Users\\x\\a.pdf", "a.pdf"), ("/", nil), ("..", nil), (".hidden", "hidden"),
      ("a\u{7}b.txt", "ab.txt"),
      ("gpj.\u{202E}exe", "gpj.exe"), ("a?b*c:d.txt", "a_b_c_d.txt"), ("  spaced .pdf. ", "spaced .pdf"), ("näme.pdf", "näme.pdf"),
      (String(repeating: "x", count: 300) + ".pdf", String(repeating: "x", count: 196) + ".pdf"),
    ])
  func fileNames(name: String, expected: String?) throws {
    let quoted = name.replacing("\\", with: "\\\\")
    let text = "From: a@customer.example\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"\(quoted)\"\n\nx"
    #expect(try MailParser.parse(Array(text.utf8)).attachments.first?.fileName == expected)
  }

  @Test("A line end that an encoded word hides does not come out in a header, name or subject")
  func hiddenLineEnds() throws {
    let text = """
      From: =?utf-8?q?a=0D=0ABcc:_x?= <a@customer.example>
      Subject: =?utf-8?q?one=0D=0ABcc=3A_b=40other=2Eexample=00?=

      x
      """
    let message = try MailParser.parse(Array(text.utf8))
    let values = message.headers.map(\.value) + [message.subject] + message.from.compactMap(\.name)
    for value in values { #expect(!value.unicodeScalars.contains { $0.value < 32 }) }
    #expect(message.header("Bcc") == nil)
  }

  @Test("A thousand mutated messages: a message or a typed error, never a crash")
  func mutations() throws {
    var generator = SeededGenerator(seed: 3_464)
    let words = [
      "\r\n", "\n\n", "--b", "--b--\n", "=?utf-8?q?", "?=", "boundary=", "Content-Type: ", "multipart/mixed; boundary=b\n",
      "message/rfc822\n\n",
      "charset=utf-16", "base64", "=", "\"", "(", "<", ">", "&#x", "<!--", "\u{0}", ";", "filename*0*=",
    ].map { Array($0.utf8) }
    for round in 0..<1_000 {
      var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.insert(contentsOf: words.randomElement(using: &generator) ?? [], at: index)
        case 2: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...20, using: &generator)))
        default:
          let end = min(bytes.count, index + Int.random(in: 1...200, using: &generator))
          bytes.insert(contentsOf: Array(bytes[index..<end]), at: Int.random(in: 0..<bytes.count, using: &generator))
        }
        if bytes.isEmpty { bytes = [0] }
      }
      do throws(MailFormatError) {
        let message = try MailParser.parse(bytes)
        #expect(!message.text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" && $0 != "\t" })
        for attachment in message.attachments { #expect(attachment.fileName?.contains("/") != true) }
        _ = ReplyText.own(of: message.text)
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
  }

  private static let seeds = [
    """
    From: =?utf-8?q?Priya_R=C3=A1man?= <priya@customer.example>
    To: Team: dpo@controller.example;
    Subject: =?iso-8859-1?Q?Auskunft_=FCber?=
    Date: Tue, 3 Nov 2026 10:15:00 +0100
    Message-ID: <one@customer.example>
    References: <a@controller.example> <b@controller.example>
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: multipart/alternative; boundary="c"

    --c
    Content-Type: text/plain; charset=iso-2022-jp; format=flowed

    text \u{1B}$BF|K\\\u{1B}(B
    > quoted
    --c
    Content-Type: text/html; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    <blockquote><p title=3D"a>b">Gr&uuml;&#xDF;e <br>&amp;</p></blockquote><script>x</script>
    --c--
    --b
    Content-Type: application/pdf; name*0*=utf-8''%C3%9C; name*1=x.pdf
    Content-Disposition: attachment
    Content-Transfer-Encoding: base64

    JVBERg==
    --b
    Content-Type: message/rfc822

    From: x@customer.example

    inner
    --b--
    """,
    """
    Return-Path: <>
    From: MAILER-DAEMON@mail.example
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b

    On Tue, 3 Nov 2026 at 10:00, Jo <jo@customer.example> wrote:
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mail.example

    Final-Recipient: rfc822; p.raman@other.example
    Action: failed
    Status: 5.1.1
    --b
    Content-Type: text/rfc822-headers

    Message-ID: <case-1@controller.example>
    --b--
    """,
  ]

  private func nested(multiparts depth: Int) -> [UInt8] {
    let openings = (0..<depth).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
    return Array((openings.joined() + "\nx\n").utf8)
  }

  private func error(_ bytes: [UInt8], _ limits: MailLimits = .init()) -> MailFormatError.Code? {
    do throws(MailFormatError) {
      _ = try MailParser.parse(bytes, limits: limits)
      return nil
    } catch {
      return error.code
    }
  }
}
