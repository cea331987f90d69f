import Foundation
import Glibc

/// Small files that hold a secret: mode 0600, written wholly or not at all.
enum SecretFile {
  /// The content without the line feed at its end.
  static func read(_ path: String) throws -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw OperatorError("\(path): the file with the secret cannot be read; check the path and its permissions")
    }
    let secret = text.trimmingCharacters(in: .newlines)
    guard !secret.isEmpty else { throw OperatorError("\(path): the file with the secret is empty; write the secret to it") }
    return secret
  }

  /// What the file holds; where there is none, a new random secret of 192 bits, which the file then holds.
  ///
  /// - Returns: also whether the secret is new. Of two that create it at once, both get the one that was first.
  static func readOrCreate(_ path: String) throws -> (secret: String, isNew: Bool) {
    if FileManager.default.fileExists(atPath: path) { return (try read(path), false) }
    var generator = SystemRandomNumberGenerator()
    let secret = (0..<3).map { _ in String(format: "%016lx", UInt64.random(in: .min ... .max, using: &generator)) }.joined()
    let isNew = try write("\(secret)\n", to: path, replacing: false)
    return (isNew ? secret : try read(path), isNew)
  }

  /// Puts `text` in place of whatever the file held. A reader sees the old content or the new.
  static func replace(_ path: String, with text: String) throws { _ = try write(text, to: path, replacing: true) }

  /// Makes a folder that its owner alone can enter, unless it is there.
  static func makeDirectory(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw OperatorError("\(path): the folder cannot be made; check the permissions of the folder above it")
    }
  }

  /// - Returns: false where the name was taken and `replacing` is false.
  private static func write(_ text: String, to path: String, replacing: Bool) throws -> Bool {
    let folder = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    let temporary = "\(folder.isEmpty ? "." : folder)/.\(name).\(getpid()).\(UInt32.random(in: .min ... .max))"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    defer { unlink(temporary) }
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        defer { close(descriptor) }
        throw failure(path)
      }
      written += count
    }
    let isSafe = fsync(descriptor) == 0
    close(descriptor)
    guard isSafe else { throw failure(path) }
    if replacing {
      guard rename(temporary, path) == 0 else { throw failure(path) }
      return true
    }
    // link(2), unlike rename(2), fails where the name is taken.
    if link(temporary, path) == 0 { return true }
    guard errno == EEXIST else { throw failure(path) }
    return false
  }

  private static func failure(_ path: String) -> OperatorError {
    OperatorError("\(path): cannot be written: \(String(cString: strerror(errno)))")
  }
}
