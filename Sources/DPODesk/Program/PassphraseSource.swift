import Foundation
import Glibc

/// Where the passphrase of a key comes from: a private file, or the keyboard without echo. Never the command line.
enum PassphraseSource {
  case file(String)
  case keyboard

  init(file: String?) { self = file.map { .file($0) } ?? .keyboard }

  /// - Throws: `DeskError` where the file is missing or open to others, or where there is no keyboard.
  func read(prompt: String) throws(DeskError) -> [UInt8] {
    switch self {
    case .file(let path): try Self.contents(of: path)
    case .keyboard: try Self.type(prompt)
    }
  }

  /// For a new key: typed twice, because nobody sees it.
  func readNew(prompt: String) throws(DeskError) -> [UInt8] {
    let first = try read(prompt: prompt)
    guard case .keyboard = self else { return first }
    guard try Self.type("The same again: ") == first else { throw .untried("the two passphrases differ. Try again.") }
    return first
  }

  private static func contents(of path: String) throws(DeskError) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0, let content = FileManager.default.contents(atPath: path) else {
      throw .untried("\(path): the passphrase file cannot be read. Correct the path after --passphrase-file.")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .untried("\(path): others can read this passphrase. Run: chmod 600 \(path)")
    }
    // An editor ends a file with a line feed; it is not part of the passphrase.
    let bytes = Array(content).reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed()
    guard !bytes.isEmpty else { throw .untried("\(path): the passphrase file is empty. Write the passphrase into it.") }
    return Array(bytes)
  }

  private static func type(_ prompt: String) throws(DeskError) -> [UInt8] {
    let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw .untried("there is no keyboard to type the passphrase on. Name a file with it after --passphrase-file.")
    }
    defer { close(descriptor) }
    var before = termios()
    guard tcgetattr(descriptor, &before) == 0 else { throw .untried("the terminal does not answer. Use --passphrase-file.") }
    var silent = before
    // Without signals, so that an interrupt cannot leave the terminal silent; ^C then comes as a character.
    silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
    guard tcsetattr(descriptor, TCSAFLUSH, &silent) == 0 else {
      throw .untried("the terminal cannot be made silent. Use --passphrase-file.")
    }
    defer { tcsetattr(descriptor, TCSAFLUSH, &before) }
    write(prompt, to: descriptor)
    defer { write("\n", to: descriptor) }
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while Glibc.read(descriptor, &byte, 1) == 1, byte != 0x0A {
      guard byte != 0x03 else { throw .untried("interrupted; nothing was changed.") }
      line.append(byte)
    }
    return line
  }

  private static func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }
}
