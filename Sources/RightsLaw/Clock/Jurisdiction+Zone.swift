extension Jurisdiction {
  /// The place's civil time; `nil` for France's overseas parts, which the calendars name and which keep many times.
  public var civilZone: CivilZone? {
    switch (country, region) {
    case ("FR", let region?) where Int(region).map({ $0 < 900 }) != true && region != "6AE": nil
    case ("IS", _): CivilZone(standardOffset: 0, hasSummerTime: false)
    case ("PT", "20"): CivilZone(standardOffset: -60, hasSummerTime: true)
    case ("GB", _), ("JE", _), ("GG", _), ("IM", _), ("IE", _), ("PT", _), ("ES", "CN"):
      CivilZone(standardOffset: 0, hasSummerTime: true)
    case ("FI", _), ("EE", _), ("LV", _), ("LT", _), ("GR", _), ("CY", _), ("RO", _), ("BG", _):
      CivilZone(standardOffset: 120, hasSummerTime: true)
    case (let country, _) where HolidayTable.countries.contains(country): CivilZone(standardOffset: 60, hasSummerTime: true)
    default: nil
    }
  }

  /// All jurisdictions with a clock and a calendar, sorted within each country.
  ///
  /// - Throws: ``ClockError`` for a committed table that cannot be read.
  public static func known() throws(ClockError) -> [Jurisdiction] {
    var known: [Jurisdiction] = []
    for country in HolidayTable.countries { known += try HolidayTable.committed(country: country).jurisdictions }
    return known
  }
}
