import Glibc

/// The controlling terminal, whatever standard input and output are.
enum Terminal {
  /// Reads one line that is not shown.
  static func readSecret(prompt: String) throws -> [UInt8] {
    let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw OperatorError("there is no terminal to ask for the passphrase on; give it with --passphrase-file", status: .usage)
    }
    defer { close(descriptor) }
    var shown = termios()
    guard tcgetattr(descriptor, &shown) == 0 else { throw OperatorError("the terminal cannot be asked for a passphrase") }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(descriptor, TCSAFLUSH, &hidden)
    defer { tcsetattr(descriptor, TCSAFLUSH, &shown) }
    write(prompt, to: descriptor)
    defer { write("\n", to: descriptor) }
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
    return line
  }

  private static func write(_ text: String, to descriptor: Int32) {
    _ = text.withCString { Glibc.write(descriptor, $0, strlen($0)) }
  }
}
