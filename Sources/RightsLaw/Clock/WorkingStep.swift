/// One step of a clock's working, as data and in words: enough for a solicitor to check it and for a machine to compute it again.
public struct WorkingStep: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case received
    /// A law that was not yet in force at receipt.
    case inForce = "in-force"
    /// What the month is counted from.
    case relevantTime = "relevant-time"
    /// The law's period, counted from the relevant time.
    case period
    case extended
    /// Days that do not count.
    case excludedDays = "excluded-days"
    /// A question that is open: days stand still.
    case open
    /// The end fell on a day that is no working day.
    case rolled
    case due
    case noticeLimit = "notice-limit"
    case lastPostingDay = "last-posting-day"
    case internalTarget = "internal-target"
    /// An event that happened and changes nothing.
    case noEffect = "no-effect"
    /// Another clock that was compared.
    case compared
  }

  /// The rule that the step follows, for example `C6`.
  public let rule: String
  public let kind: Kind
  /// The day that the step starts from or speaks of.
  public let from: LocalDate?
  /// The day that the step ends with.
  public let to: LocalDate?
  /// Days that were counted, where the step counts days.
  public let days: Int?
  /// Months that were counted, where the step counts months.
  public let months: Int?
  /// The step in plain words.
  public let text: String

  public init(
    _ kind: Kind, rule: String, from: LocalDate? = nil, to: LocalDate? = nil, days: Int? = nil, months: Int? = nil, _ text: String
  ) {
    self.rule = rule
    self.kind = kind
    self.from = from
    self.to = to
    self.days = days
    self.months = months
    self.text = text
  }
}
