extension LocalDate {
  /// A day from `YYYY-MM-DD`, and from nothing else.
  ///
  /// - Throws: ``ClockError`` with code ``ClockError/Code/invalidDate``.
  public init(iso text: String) throws(ClockError) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == Self.hyphen, bytes[7] == Self.hyphen,
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]), let day = Self.number(bytes[8..<10])
    else {
      throw ClockError(.invalidDate, rule: "C9", "'\(text.prefix(40))' is not a date; write it as YYYY-MM-DD, for example 2026-06-01")
    }
    try self.init(year: year, month: month, day: day)
  }

  /// `2026-06-01`.
  public var iso: String {
    let (year, month, day) = parts
    return "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
  }

  /// `Monday 1 June 2026`, as a letter to a person in the United Kingdom has it.
  public var inWords: String {
    let (year, month, day) = parts
    return "\(weekday.name) \(day) \(Self.monthNames[month - 1]) \(year)"
  }

  private static let hyphen = UInt8(ascii: "-")

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

extension LocalDate: CustomStringConvertible {
  public var description: String { iso }
}

extension LocalDate: Codable {
  public init(from decoder: any Decoder) throws {
    try self.init(iso: decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}
