import Glibc

/// Why a file could not be read.
enum FileFault: Error, CustomStringConvertible {
  case cannotOpen(Int32)
  case cannotRead(Int32)
  case notRegular
  case cannotDecompress
  case noMailbox
  case noRows(line: Int)
  case badJSON(line: Int)
  case endsEarly(line: Int)
  case noHeader
  case badHeader(line: Int)

  var description: String {
    switch self {
    case .cannotOpen(let code): "cannot be opened: \(String(cString: strerror(code)))"
    case .cannotRead(let code): "cannot be read: \(String(cString: strerror(code)))"
    case .notRegular: "is no regular file"
    case .cannotDecompress: "is compressed and damaged, or cut off"
    case .noMailbox: "does not begin as an mbox file does, with a line `From ` and a header"
    case .noRows(let line): "has no array where `rows` of the data map leads (line \(line))"
    case .badJSON(let line): "is no JSON from line \(line) on"
    case .endsEarly(let line): "ends in line \(line) in the middle of its JSON"
    case .noHeader: "is empty: not even a header line"
    case .badHeader(let line): "has a header (line \(line)) that is no list of different names"
    }
  }
}
