/// One record of a CSV file (RFC 4180).
enum CSVText {
  enum Reading: Equatable {
    case values([String])
    /// A quoted value has begun and not ended: the record may go on in the next line.
    case open
    /// A quote in the middle of a value, text after a closing one, or no UTF-8.
    case malformed
  }

  static func read(_ bytes: [UInt8], delimiter: UInt8) -> Reading {
    let quote = UInt8(ascii: "\"")
    var values: [String] = []
    var index = 0
    while true {
      var value: [UInt8] = []
      if index < bytes.count, bytes[index] == quote {
        index += 1
        while true {
          guard index < bytes.count else { return .open }
          if bytes[index] == quote {
            index += 1
            // Two quotes inside are one.
            guard index < bytes.count, bytes[index] == quote else { break }
          }
          value.append(bytes[index])
          index += 1
        }
        guard index == bytes.count || bytes[index] == delimiter else { return .malformed }
      } else {
        let end = bytes[index...].firstIndex(of: delimiter) ?? bytes.count
        value = Array(bytes[index..<end])
        guard !value.contains(quote) else { return .malformed }
        index = end
      }
      guard let text = String(validating: value, as: UTF8.self) else { return .malformed }
      values.append(text)
      guard index < bytes.count else { return .values(values) }
      index += 1
    }
  }
}
