import Glibc

/// Why a file could not be read.
enum FileFault: Error, CustomStringConvertible {
  case cannotOpen(Int32)
  case cannotRead(Int32)
  case notRegular
  case noHeader
  case badHeader(line: Int)

  var description: String {
    switch self {
    case .cannotOpen(let code): "cannot be opened: \(String(cString: strerror(code)))"
    case .cannotRead(let code): "cannot be read: \(String(cString: strerror(code)))"
    case .notRegular: "is no regular file"
    case .noHeader: "is empty: not even a header line"
    case .badHeader(let line): "has a header (line \(line)) that is no list of different names"
    }
  }
}
