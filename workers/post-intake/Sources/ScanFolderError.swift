import Glibc

/// The scan folder cannot be used at the moment. Never with a file's name: it may be a person's.
struct ScanFolderError: Error, CustomStringConvertible {
  let description: String

  init(_ problem: String, _ number: Int32) {
    description = "the scan folder: \(problem): \(String(cString: strerror(number))); check post.scanDirectory and its permissions"
  }
}
