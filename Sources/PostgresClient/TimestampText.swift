import FoundationEssentials

/// The ISO text form of dates and timestamps: `2026-03-04 05:06:07.089+00`.
enum TimestampText {
  private static let microsecondsPerDay: Int64 = 86_400_000_000
  /// What `timestamptz` can hold, roughly: 4713 BC to the year 294276.
  private static let daysRange: ClosedRange<Int64> = -2_440_588...106_700_000

  /// In UTC, to the microsecond; `nil` when PostgreSQL has no such time.
  static func encode(_ date: Date) -> String? {
    let interval = (date.timeIntervalSince1970 * 1_000_000).rounded()
    guard let microseconds = Int64(exactly: interval) else { return nil }
    let days = floorDivide(microseconds, microsecondsPerDay)
    guard daysRange.contains(days) else { return nil }
    let (year, month, day) = civil(fromDays: days)
    let rest = microseconds - days * microsecondsPerDay
    let (hour, minute, second) = (rest / 3_600_000_000, rest / 60_000_000 % 60, rest / 1_000_000 % 60)
    let clock = "\(pad(hour, 2)):\(pad(minute, 2)):\(pad(second, 2)).\(pad(rest % 1_000_000, 6))+00"
    // There is no year zero: 1 BC comes before AD 1.
    return "\(pad(year > 0 ? year : 1 - year, 4))-\(pad(month, 2))-\(pad(day, 2)) \(clock)\(year > 0 ? "" : " BC")"
  }

  /// A `timestamptz`, or a `timestamp` or `date` taken as UTC; `nil` when it is neither, or infinite.
  static func decode(_ text: some Collection<UInt8>) -> Date? {
    var reader = Reader(text)
    guard let year = reader.number(), reader.take("-"), let month = reader.number(), reader.take("-"), let day = reader.number(),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var seconds: Double = 0
    if reader.take(" ") {
      if reader.atEraMark { reader.position -= 1 } else { guard reader.readClock(&seconds) else { return nil } }
    }
    let isBeforeChrist = reader.take(" ") && reader.take("B") && reader.take("C")
    guard reader.isAtEnd else { return nil }
    let days = days(fromYear: isBeforeChrist ? 1 - year : year, month: month, day: day)
    return Date(timeIntervalSince1970: Double(days) * 86_400 + seconds)
  }

  private struct Reader<Text: Collection<UInt8>> {
    let bytes: [UInt8]
    var position = 0

    init(_ text: Text) {
      bytes = Array(text)
    }

    var isAtEnd: Bool { position == bytes.count }
    var atEraMark: Bool { position < bytes.count && bytes[position] == UInt8(ascii: "B") }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    mutating func number() -> Int64? {
      var value: Int64 = 0
      let start = position
      while position < bytes.count, case let digit = bytes[position], digit >= 48, digit <= 57, position - start < 9 {
        value = value * 10 + Int64(digit - 48)
        position += 1
      }
      return position > start ? value : nil
    }

    /// `hh:mm:ss[.ffffff][±hh[:mm[:ss]]]`, in seconds from midnight UTC.
    mutating func readClock(_ seconds: inout Double) -> Bool {
      guard let hour = number(), take(":"), let minute = number(), take(":"), let second = number() else { return false }
      seconds = Double(hour * 3600 + minute * 60 + second)
      if take(".") {
        let start = position
        guard let fraction = number() else { return false }
        var scale: Double = 1
        for _ in start..<position { scale *= 10 }
        seconds += Double(fraction) / scale
      }
      let isEast = take("+")
      guard isEast || take("-") else { return true }
      guard let hours = number() else { return false }
      var offset = hours * 3600
      if take(":") {
        guard let minutes = number() else { return false }
        offset += minutes * 60
      }
      if take(":") {
        guard let rest = number() else { return false }
        offset += rest
      }
      seconds += Double(isEast ? -offset : offset)
      return true
    }
  }

  /// The proleptic Gregorian calendar, in eras of 400 years that begin on 1 March.
  private static func days(fromYear year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func floorDivide(_ dividend: Int64, _ divisor: Int64) -> Int64 {
    let quotient = dividend / divisor
    return dividend % divisor < 0 ? quotient - 1 : quotient
  }

  private static func pad(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return digits.count < width ? String(repeating: "0", count: width - digits.count) + digits : digits
  }
}
