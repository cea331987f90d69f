/// A day of the week, Monday first as ISO 8601 has it.
public enum Weekday: String, Codable, CaseIterable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  public var isWeekend: Bool { self == .saturday || self == .sunday }

  /// The English name, as a sentence has it: `Monday`.
  public var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
