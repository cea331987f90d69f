import Testing

@testable import DPODesk

@Suite("Text from elsewhere", .timeLimit(.minutes(1)))
struct TextTests {
  @Test(
    "Escape sequences, control characters and turned writing never reach the terminal",
    arguments: [
      ("plain\nlines\tand tabs", "plain\nlines\tand tabs"),
      ("a\u{1B}[31mred\u{1B}[0m", "ared"),
      ("a\u{1B}]0;title\u{07}b", "ab"),
      ("a\u{1B}]8;;http://evil.example\u{1B}\\link", "alink"),
      ("a\u{1B}]never ends\nnext line", "a\nnext line"),
      ("a\u{9B}2Jb", "ab"),
      ("a\u{1B}cb", "ab"),
      ("a\u{1B}[38;2;1;2", "a"),
      ("a\r\nb\rc", "a\nb\nc"),
      ("a\u{08}\u{7F}\u{00}b", "ab"),
      ("pay\u{202E}elif", "payelif"),
      ("Priya Ōta, 01632 960123", "Priya Ōta, 01632 960123"),
    ])
  func safe(_ foreign: String, _ shown: String) {
    #expect(TerminalText.safe(foreign) == shown)
  }

  @Test("What has to stay on one line does")
  func line() { #expect(TerminalText.line("a\r\n\u{1B}[1mb\tc\u{2028}d") == "a b c d") }

  @Test(
    "An address is recognisable to who knows it and to nobody else",
    arguments: [
      ("priya@home.example", "p…a@h….example"), ("al@mail.home.example", "…@m….h….example"), ("nonsense", "…"),
      ("x@y", "…@…"), ("@a.example", "…"),
    ])
  func mask(_ address: String, _ masked: String) { #expect(MaskedAddress.mask(address) == masked) }

  @Test("Columns stand under each other, and a long last column widens nothing")
  func table() {
    var table = TextTable(indentation: 2)
    table.add("a", "first", "x")
    table.add("longer", "b", "y")
    table.add("one", "a last cell that is much longer than the others")
    #expect(
      table.lines == ["  a       first  x", "  longer  b      y", "  one     a last cell that is much longer than the others"])
  }

  @Test("Sizes", arguments: [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (248_310, "248 kB"), (3_460_000, "3.4 MB")])
  func sizes(_ bytes: Int, _ text: String) { #expect(ByteSize.text(bytes) == text) }
}
