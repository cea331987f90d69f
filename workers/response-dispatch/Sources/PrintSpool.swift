import Crypto
import Foundation
import Glibc

/// The folder that a printer's software empties: a PDF and a job file for each letter.
///
/// A letter appears under its name whole or not at all. The name is the case and what it is, never who it is for.
public struct PrintSpool: Sendable {
  private let directory: String

  /// - Parameter directory: Must exist and be this worker's alone to write.
  public init(directory: String) { self.directory = directory }

  /// What the printer's software reads beside the PDF.
  private struct Job: Encodable {
    var file: String
    var bytes: Int
    var sha256: String
    var paper = "A4"
    var duplex = true
  }

  /// Whether a letter of this name waits here.
  func holds(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path("\(name).pdf")) }

  /// Puts a letter into the spool. The job file comes first, so that whoever sees the PDF finds its job.
  ///
  /// - Throws: ``PrintSpoolError``.
  func place(_ pdf: [UInt8], as name: String) throws(PrintSpoolError) {
    let digest = SHA256.hash(data: Data(pdf)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    guard let job = try? encoder.encode(Job(file: "\(name).pdf", bytes: pdf.count, sha256: digest)) else {
      throw PrintSpoolError(directory: directory, errno: EINVAL)
    }
    try write([UInt8](job), to: "\(name).json")
    try write(pdf, to: "\(name).pdf")
  }

  /// Written under another name, made durable, then renamed: a crash leaves at most a file that begins with a dot. The folder's owner
  /// decides by its group who may take letters out.
  private func write(_ bytes: [UInt8], to name: String) throws(PrintSpoolError) {
    let hidden = path(".\(name).part")
    let descriptor = open(hidden, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw PrintSpoolError(directory: directory, errno: errno) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        close(descriptor)
        unlink(hidden)
        throw PrintSpoolError(directory: directory, errno: code)
      }
      written += count
    }
    let folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if folder >= 0 { close(folder) } }
    let isDurable = fsync(descriptor) == 0
    guard close(descriptor) == 0, isDurable, folder >= 0, rename(hidden, path(name)) == 0 else {
      throw PrintSpoolError(directory: directory, errno: errno)
    }
    // From here on the printer may have it.
    guard fsync(folder) == 0 else { throw PrintSpoolError(directory: directory, errno: errno, hasAppeared: true) }
  }

  private func path(_ name: String) -> String { "\(directory)/\(name)" }
}

/// The spool cannot be written.
struct PrintSpoolError: Error, Hashable, CustomStringConvertible {
  let directory: String
  let errno: Int32
  /// The letter lies under its name, or did: it may be printed.
  var hasAppeared = false

  var description: String {
    "the print spool \(directory) cannot be written (\(String(cString: strerror(errno)))); mend the folder or post.printSpoolDirectory"
  }
}
