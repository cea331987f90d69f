import Glibc

/// Reads single keys from the terminal, without echo and without waiting for a line's end.
struct KeyReader {
  /// Whether somebody sits at both ends.
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// The next key; `nil` for one that has no name here.
  ///
  /// - Throws: `DeskError` where the terminal has gone.
  func next() throws(DeskError) -> TriageDialogue.Key? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw .untried("the terminal has gone; nothing was changed.") }
    var raw = before
    // Without signals too: the terminal must not be left without echo.
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(STDIN_FILENO, TCSANOW, &raw)
    defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
    guard let byte = Self.byte() else { throw .untried("the terminal has gone; nothing was changed.") }
    switch byte {
    case 0x0A, 0x0D: return .enter
    case 0x03, 0x04: return .escape
    case 0x1B:
      // An arrow or a function key sends more than the one byte; it is none of ours.
      return Self.hasMore() ? Self.skip() : .escape
    case 0x61...0x7A: return .letter(Character(Unicode.Scalar(byte)))
    case 0x41...0x5A: return .letter(Character(Unicode.Scalar(byte + 0x20)))
    default: return nil
    }
  }

  private static func byte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count == 1 { return byte }
      guard count < 0, errno == EINTR else { return nil }
    }
  }

  private static func hasMore() -> Bool {
    var wanted = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, 20) > 0
  }

  private static func skip() -> TriageDialogue.Key? {
    while hasMore(), byte() != nil {}
    return nil
  }
}
