extension LocalDate {
  public func adding(days: Int) -> LocalDate { LocalDate(dayNumber: dayNumber + days) }

  /// The same day-number so many months on, or that month's last day where there is none (`law.md` C4).
  public func adding(months: Int) -> LocalDate {
    let start = parts
    let index = start.year * 12 + (start.month - 1) + months
    let (quotient, remainder) = index.quotientAndRemainder(dividingBy: 12)
    let year = remainder < 0 ? quotient - 1 : quotient
    let month = (remainder < 0 ? remainder + 12 : remainder) + 1
    return LocalDate(uncheckedYear: year, month: month, day: min(start.day, Self.length(ofMonth: month, year: year)))
  }

  /// Whole days from this day to the other; negative when the other is earlier.
  public func days(to other: LocalDate) -> Int { other.dayNumber - dayNumber }

  static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // Both conversions count in eras of 400 years (146,097 days) whose years begin on 1 March, so that the leap day is a year's last.

  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - daysFromEraStartTo1970
  }

  static func parts(ofDayNumber dayNumber: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + daysFromEraStartTo1970
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// From 0000-03-01 to 1970-01-01.
  private static let daysFromEraStartTo1970 = 719_468
}
