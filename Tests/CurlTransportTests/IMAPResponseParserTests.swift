import Testing

@testable import CurlTransport

@Suite("IMAP responses", .timeLimit(.minutes(1)))
struct IMAPResponseParserTests {
  private static let session =
    "* OK [CAPABILITY IMAP4rev1 LITERAL+] ready {5}\r\n"
    + "* CAPABILITY IMAP4rev1 IDLE Move UIDPLUS\r\n"
    + "* 23 EXISTS\r\n* 1 RECENT\r\n* OK [UIDVALIDITY 3857529045] UIDs valid\r\n"
    + "* LIST (\\HasNoChildren) \"/\" \"Hand\\\"ed\"\r\n* LIST () NIL {5}\r\na&AOQ\r\n* SEARCH 2 3 6\r\n* SEARCH\r\n+ idling\r\n"
    + "* 12 FETCH (FLAGS (\\Seen) UID 7 RFC822.SIZE 44 BODY[] {12}\r\nHi)\r\n{3}\r\n\" X-OTHER (a (b NIL \"c\")))\r\n"
    + "* 13 FETCH (BODY[] ~{2}\r\n\u{0}\u{1} UID 8)\r\n* 14 FETCH (UID 9 BODY[] \"short\")\r\n* 15 FETCH (UID 10 BODY[] NIL)\r\n"
    + "* 12 EXPUNGE\r\na7 NO [TRYCREATE] no such folder\r\na8 OK done\r\n* BYE [X a b] leaving\r\n"

  private static let expected: [IMAPResponse] = [
    .status(IMAPStatus(kind: .ok, code: "CAPABILITY", arguments: ["IMAP4rev1", "LITERAL+"])),
    .capabilities(["IMAP4REV1", "IDLE", "MOVE", "UIDPLUS"]),
    .exists(23), .other,
    .status(IMAPStatus(kind: .ok, code: "UIDVALIDITY", arguments: ["3857529045"])),
    .list(Array("Hand\"ed".utf8)), .list(Array("a&AOQ".utf8)), .search([2, 3, 6]), .search([]), .continuation,
    .fetch(IMAPFetch(sequence: 12, uid: 7, size: 44, body: Array("Hi)\r\n{3}\r\n\" ".utf8.prefix(12)))),
    .fetch(IMAPFetch(sequence: 13, uid: 8, body: [0, 1])),
    .fetch(IMAPFetch(sequence: 14, uid: 9, body: Array("short".utf8))),
    .fetch(IMAPFetch(sequence: 15, uid: 10, body: [])),
    .expunge(12),
    .status(IMAPStatus(tag: "a7", kind: .no, code: "TRYCREATE")),
    .status(IMAPStatus(tag: "a8", kind: .ok)),
    .status(IMAPStatus(kind: .bye, code: "X", arguments: ["a", "b"])),
  ]

  @Test("A session's responses are read, literals and all")
  func wholeSession() throws {
    var parser = IMAPResponseParser()
    parser.append(Array(Self.session.utf8))
    #expect(try responses(&parser) == Self.expected)
  }

  @Test("However the stream is cut, the responses are the same")
  func randomChunks() throws {
    var generator = SeededGenerator(seed: 24)
    for _ in 0..<500 {
      var parser = IMAPResponseParser()
      var found: [IMAPResponse] = []
      var rest = Array(Self.session.utf8)[...]
      while !rest.isEmpty {
        let count = min(rest.count, Int.random(in: 1...40, using: &generator))
        parser.append(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
        found += try responses(&parser)
      }
      #expect(found == Self.expected)
    }
  }

  @Test("Whatever the bytes, the parser ends with responses or a typed error, within its limits")
  func mutations() {
    var generator = SeededGenerator(seed: 4711)
    let alphabet = Array("*+ ()[]{}\"\\\r\n019~aNIL".utf8)
    for _ in 0..<5_000 {
      var bytes = Array(Self.session.utf8)
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[index] = alphabet.randomElement(using: &generator) ?? 0
        case 2: bytes.remove(at: index)
        default: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: index)
        }
      }
      var parser = IMAPResponseParser(limits: IMAPLimits(lineBytes: 2_000, literalBytes: 200, depth: 4))
      parser.append(bytes)
      // A mutation may make sense; what it may not do is crash or go on for ever.
      let found = (try? responses(&parser)) ?? []
      #expect(found.count <= bytes.count)
    }
  }

  @Test("Random bytes are no responses, and no harm")
  func noise() {
    var generator = SeededGenerator(seed: 99)
    let alphabet = Array("* 1FETCH(BODY[]{2}\r\n\")+ OK".utf8)
    for _ in 0..<5_000 {
      var parser = IMAPResponseParser(limits: IMAPLimits(lineBytes: 500, literalBytes: 50, depth: 4))
      let count = Int.random(in: 1...120, using: &generator)
      parser.append((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 })
      _ = try? responses(&parser)
    }
  }

  @Test(
    "What cannot be a response is an error",
    arguments: [
      "\r\n", "x\r\n", "* \r\n", "* 1 FETCH\r\n", "* 1 FETCH x\r\n", "* 1 FETCH (UID 7\r\n", "* LIST )\r\n", "* LIST \"a\r\n",
      "* SEARCH 1 x\r\n", "* SEARCH 4294967296\r\n", "* 1 FETCH (BODY[] x)\r\n", "* LIST () \"/\"\r\n", "* 1 FETCH (() 1)\r\n",
    ])
  func malformed(text: String) {
    var parser = IMAPResponseParser()
    parser.append(Array(text.utf8))
    #expect { try parser.next() } throws: { ($0 as? IMAPSyntaxError)?.code == .malformed }
  }

  @Test("Lines, literals and lists have limits, also before they are complete")
  func limits() {
    let limits = IMAPLimits(lineBytes: 100, literalBytes: 50, depth: 3)
    for (text, code) in [
      ("* " + String(repeating: "x", count: 200), IMAPSyntaxError.Code.tooLong),
      ("* X {51}\r\n", .tooLong),
      ("* X {40}\r\n" + String(repeating: "y", count: 40) + " {11}\r\n", .tooLong),
      ("* X {99999999999999999999}\r\n", .tooLong),
      ("* X ((((a))))\r\n", .malformed),
    ] {
      var parser = IMAPResponseParser(limits: limits)
      parser.append(Array(text.utf8))
      #expect { try parser.next() } throws: { ($0 as? IMAPSyntaxError)?.code == code }
    }
  }

  @Test("A large literal in small pieces takes time in proportion to its size")
  func largeLiteral() throws {
    let body = [UInt8](repeating: UInt8(ascii: "{"), count: 5_000_000)
    var parser = IMAPResponseParser(limits: IMAPLimits(literalBytes: body.count))
    parser.append(Array("* 1 FETCH (UID 1 BODY[] {\(body.count)}\r\n".utf8))
    var offset = 0
    while offset < body.count {
      #expect(try parser.next() == nil)
      parser.append(Array(body[offset..<min(offset + 10_000, body.count)]))
      offset += 10_000
    }
    parser.append(Array(")\r\n".utf8))
    #expect(try parser.next() == .fetch(IMAPFetch(sequence: 1, uid: 1, body: body)))
  }

  @Test(
    "Folder names are written in modified UTF-7 (RFC 3501, section 5.1.3)",
    arguments: [
      ("INBOX", "INBOX"), ("a&b", "a&-b"), ("Entwürfe", "Entw&APw-rfe"), ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
      ("😀", "&2D3eAA-"),
    ])
  func folderNames(name: String, encoded: String) {
    #expect(MailboxName.encoded(name) == encoded)
  }

  private func responses(_ parser: inout IMAPResponseParser) throws(IMAPSyntaxError) -> [IMAPResponse] {
    var result: [IMAPResponse] = []
    while let response = try parser.next() { result.append(response) }
    return result
  }
}
