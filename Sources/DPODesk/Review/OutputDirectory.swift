import Foundation
import Glibc
import ResponseBundle

/// A new folder for an answer's files that no other user can look into.
///
/// Every step goes by descriptors and follows no link, so that nobody can put a link of theirs in the way.
struct OutputDirectory {
  let path: String

  /// - Throws: `DeskError` where the folder holds something, belongs to somebody else, or cannot be made.
  init(_ path: String) throws(DeskError) {
    self.path = path
    guard mkdir(path, 0o700) != 0 else { return }
    let number = errno
    guard number == EEXIST else { throw Self.failure(path, "cannot be made", number) }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .untried("\(path): there is something of that name that is no folder. Name a new folder after --output.")
    }
    guard status.st_uid == geteuid() else { throw .untried("\(path): the folder is somebody else's. Name a new folder after --output.") }
    guard (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty == true else {
      throw .untried("\(path): the folder is not empty. Name a new folder after --output; nothing is overwritten.")
    }
    guard chmod(path, 0o700) == 0 else { throw Self.failure(path, "cannot be closed to others", errno) }
  }

  /// Writes each file, mode 0600. Paths are those of a verified manifest: relative, of letters, digits, `-`, `_`, `.` and `/`.
  func write(_ files: [BundleFile]) throws(DeskError) {
    let root = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard root >= 0 else { throw Self.failure(path, "cannot be opened", errno) }
    defer { close(root) }
    for file in files { try write(file, under: root) }
  }

  private func write(_ file: BundleFile, under root: Int32) throws(DeskError) {
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !["", ".", ".."].contains($0) }), let name = parts.last else {
      throw .refused("the manifest names a path that leads out of the folder. Sign nothing; call whoever runs Habeas.")
    }
    var directory = dup(root)
    defer { close(directory) }
    for part in parts.dropLast() {
      guard mkdirat(directory, part, 0o700) == 0 || errno == EEXIST else {
        throw Self.failure("\(path)/\(file.path)", "cannot be made", errno)
      }
      let next = openat(directory, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard next >= 0 else { throw Self.failure("\(path)/\(file.path)", "cannot be opened", errno) }
      close(directory)
      directory = next
    }
    let descriptor = openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure("\(path)/\(file.path)", "cannot be written", errno) }
    defer { close(descriptor) }
    var rest = file.bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure("\(path)/\(file.path)", "cannot be written", errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func failure(_ path: String, _ what: String, _ number: Int32) -> DeskError {
    .untried("\(path): \(what): \(String(cString: strerror(number))). Name another folder after --output.")
  }
}
