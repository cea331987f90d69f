/// A date that knows only how to step to the next day, by the calendar as children learn it. Shares no code with `LocalDate`.
struct SlowDate: Hashable, Comparable {
  var year: Int
  var month: Int
  var day: Int

  static func < (left: SlowDate, right: SlowDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  var lastDayOfMonth: Int {
    if month == 2 { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  var next: SlowDate {
    if day < lastDayOfMonth { return SlowDate(year: year, month: month, day: day + 1) }
    return month < 12 ? SlowDate(year: year, month: month + 1, day: 1) : SlowDate(year: year + 1, month: 1, day: 1)
  }

  func stepping(_ count: Int) -> SlowDate {
    var date = self
    for _ in 0..<count { date = date.next }
    return date
  }

  /// 0 is Sunday (Sakamoto's table).
  var weekday: Int {
    let table = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let shifted = month < 3 ? year - 1 : year
    return (shifted + shifted / 4 - shifted / 100 + shifted / 400 + table[month - 1] + day) % 7
  }

  /// Easter Sunday (the anonymous Gregorian computus).
  static func easter(_ year: Int) -> SlowDate {
    let golden = year % 19
    let (century, rest) = (year / 100, year % 100)
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
    let shift = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let correction = (golden + 11 * epact + 22 * shift) / 451
    let sum = epact + shift - 7 * correction + 114
    return SlowDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}
