/// Foreign text made safe to show: what a person wrote may hold escape sequences that recolour, retitle or overwrite a terminal.
enum TerminalText {
  /// Keeps letters, line feeds and tabs; drops escape sequences, control characters and marks that turn the direction of writing.
  static func safe(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x1B: skipEscape(&rest)
      case 0x9B: skipControlSequence(&rest)
      // Each of these begins a string that ends with ST.
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F: skipString(&rest)
      case 0x0A, 0x09: kept.append(scalar)
      case 0x0D: if rest.first != "\n" { kept.append("\n") }
      default: if isShown(scalar) { kept.append(scalar) }
      }
    }
    return String(kept)
  }

  /// The same on one line.
  static func line(_ text: String) -> String {
    safe(text).split(whereSeparator: \.isNewline).joined(separator: " ").replacing("\t", with: " ")
  }

  /// Indents every line.
  static func indented(_ text: String, by prefix: String) -> String {
    safe(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { (prefix + $0).trimmingSuffix(\.isWhitespace) }.joined(separator: "\n")
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: false
    default: scalar.properties.generalCategory != .control
    }
  }

  private static func skipEscape(_ rest: inout Substring.UnicodeScalarView) {
    switch rest.popFirst() {
    case "[": skipControlSequence(&rest)
    case "]", "P", "X", "^", "_": skipString(&rest)
    default: break
    }
  }

  /// Parameters, then one final byte 0x40…0x7E.
  private static func skipControlSequence(_ rest: inout Substring.UnicodeScalarView) {
    while let scalar = rest.first, (0x20...0x3F).contains(scalar.value) { rest.removeFirst() }
    if let scalar = rest.first, (0x40...0x7E).contains(scalar.value) { rest.removeFirst() }
  }

  /// Up to BEL or ST; a string that never ends would swallow the message, so it ends with its line.
  private static func skipString(_ rest: inout Substring.UnicodeScalarView) {
    while let scalar = rest.first, scalar != "\n" {
      rest.removeFirst()
      if scalar.value == 0x07 || scalar.value == 0x9C { return }
      if scalar.value == 0x1B {
        if rest.first == "\\" { rest.removeFirst() }
        return
      }
    }
  }
}
