import MailFormat
import Testing

@Suite("mbox files (RFC 4155)", .timeLimit(.minutes(1)))
struct MailboxFileTests {
  private func messages(_ text: String) -> [String] {
    MailboxFile.messages(in: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("each mail is taken apart, and what was quoted is as it was written", arguments: ["\n", "\r\n"])
  func several(end: String) {
    let lines = [
      "From ann@person.example Mon Nov  2 09:00:00 2026", "Subject: one", "", "Hello", ">From here it went on.", ">>From twice", "",
      "From bob@person.example Mon Nov  2 09:01:00 2026", "Subject: two", "", "Bye", "",
    ]
    let found = messages(lines.joined(separator: end))
    #expect(found.count == 2)
    #expect(found[0] == ["Subject: one", "", "Hello", "From here it went on.", ">From twice", "", ""].joined(separator: end))
    #expect(found[1].hasPrefix("Subject: two"))
  }

  @Test("a sentence that begins with From begins no mail")
  func sentence() {
    let text = "From a@person.example Mon Nov  2 09:00:00 2026\nSubject: one\n\nHello\n\nFrom now on write to me.\nAnd here: nothing.\n"
    #expect(messages(text).count == 1)
    #expect(messages(text).first?.contains("From now on") == true)
  }

  @Test(
    "what is no mbox is none", arguments: ["", "From", "From: ann@person.example\n\nHello", "From here\n\nno header", "Subject: x\n\ny"])
  func others(text: String) { #expect(!MailboxFile.isOne(Array(text.utf8))) }

  @Test("any bytes end in messages that together are no longer than the file")
  func anything() {
    var generator = SystemRandomNumberGenerator()
    let parts: [[UInt8]] = [Array("From ".utf8), [10], [13, 10], Array("a: b\n".utf8), [0], [255], [62], Array("From x\nS: y\n\n".utf8)]
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).flatMap { _ in parts.randomElement(using: &generator) ?? [] }
      #expect(MailboxFile.messages(in: bytes).reduce(0) { $0 + $1.count } <= bytes.count)
    }
  }
}
