import Foundation
import Glibc

/// Reads and writes the small files that keys live in.
enum PrivateFile {
  /// No key file is larger; what is larger is something else.
  static let maximumSize = 64 * 1024

  /// The whole file.
  ///
  /// - Parameter isSecret: Refuse a file that group or others may read or write, and one that another user (not root) owns.
  static func read(_ path: String, isSecret: Bool) throws(SealingError) -> [UInt8] {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let number = errno
      if number == ENOENT {
        throw SealingError(.keyFileMissing, "\(path): no such key file. Create it, or correct the path in habeas.yaml.")
      }
      throw failure("read", path, number)
    }
    defer { Glibc.close(descriptor) }
    try check(descriptor, path, isSecret: isSecret)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("read", path, errno)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= maximumSize else {
        throw SealingError(.keyFileMalformed, "\(path): larger than \(maximumSize) bytes, so it is not a key file. Correct the path.")
      }
    }
  }

  private static func check(_ descriptor: Int32, _ path: String, isSecret: Bool) throws(SealingError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("read", path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw SealingError(.keyFileMalformed, "\(path): not an ordinary file. Correct the path.")
    }
    guard isSecret else { return }
    let mode = status.st_mode & 0o777
    guard mode & 0o077 == 0 else {
      throw SealingError(
        .keyFilePermissions,
        "\(path): mode \(String(mode, radix: 8)) lets others at this key. Run: chmod 600 \(path) (and replace the key if others "
          + "could read it).")
    }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw SealingError(.keyFilePermissions, "\(path): owned by user \(status.st_uid). Run: chown \(geteuid()) \(path)")
    }
  }

  /// Writes the file so that it is either wholly there or not there at all, and on disk when this returns.
  ///
  /// An existing file is never overwritten: losing a key loses what it opens.
  static func create(_ path: String, _ bytes: [UInt8], mode: mode_t) throws(SealingError) {
    let url = URL(fileURLWithPath: path)
    let directory = url.deletingLastPathComponent().path
    let temporary = directory + "/.\(url.lastPathComponent).\(getpid()).\(UInt32.random(in: .min ... .max))"
    let descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw failure("write", path, errno) }
    defer { unlink(temporary) }
    do throws(SealingError) {
      try write(bytes, to: descriptor, path)
      // The process's umask may have taken bits away from a public file's mode.
      guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw failure("write", path, errno) }
    } catch {
      Glibc.close(descriptor)
      throw error
    }
    Glibc.close(descriptor)
    // link(2), unlike rename(2), fails where the name is taken.
    guard link(temporary, path) == 0 else {
      let number = errno
      if number == EEXIST {
        throw SealingError(.keyFileExists, "\(path): exists already and is not overwritten. Choose another name, or move it away first.")
      }
      throw failure("write", path, number)
    }
    synchronise(directory)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(SealingError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("write", path, errno)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Overwrites the file with zeros, then removes it. False where it was not there.
  @discardableResult
  static func destroy(_ path: String) throws(SealingError) -> Bool {
    let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT { return false }
      throw failure("destroy", path, errno)
    }
    defer { Glibc.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("destroy", path, errno) }
    // Of use only on file systems that write in place; the removal is what counts.
    try write([UInt8](repeating: 0, count: min(Int(status.st_size), maximumSize)), to: descriptor, path)
    guard fsync(descriptor) == 0, unlink(path) == 0 else { throw failure("destroy", path, errno) }
    synchronise(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    return true
  }

  private static func synchronise(_ directory: String) {
    let descriptor = Glibc.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    Glibc.close(descriptor)
  }

  private static func failure(_ verb: String, _ path: String, _ number: Int32) -> SealingError {
    SealingError(.inputOutput, "\(path): cannot \(verb) the key file: \(String(cString: strerror(number))).")
  }
}
