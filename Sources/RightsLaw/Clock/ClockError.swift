/// Why a clock cannot be stated. Nothing is guessed: the input is mended, or the holiday data is brought up to date.
public struct ClockError: Error, Hashable, Sendable {
  public enum Code: String, Codable, CaseIterable, Sendable {
    /// A day that the calendar does not have, or text that is not a date.
    case invalidDate = "invalid-date"
    /// A jurisdiction that no clock and no calendar is known for.
    case unknownJurisdiction = "unknown-jurisdiction"
    /// No receipt among the events: there is nothing to count from.
    case noReceipt = "no-receipt"
    /// Events in an order that cannot be.
    case impossibleOrder = "impossible-order"
    /// An extension notice that gives no reason that the law knows.
    case extensionWithoutReason = "extension-without-reason"
    /// A day in a year that the holiday table does not cover.
    case outsideCoverage = "outside-coverage"
    /// A holiday table that lacks a year which it says it covers.
    case holeInTable = "hole-in-table"
    /// A holiday table that cannot be read.
    case unreadableTable = "unreadable-table"
    /// A clock vector that cannot be read.
    case invalidVector = "invalid-vector"
  }

  public let code: Code
  /// The rule of `docs/law.md` that the input breaks, for example `C6`.
  public let rule: String
  /// What is wrong and what to do, for people.
  public let message: String
  /// The year that the holiday data lacks, where that is the reason.
  public let year: Int?

  public init(_ code: Code, rule: String, _ message: String, year: Int? = nil) {
    self.code = code
    self.rule = rule
    self.message = message
    self.year = year
  }
}

extension ClockError: CustomStringConvertible {
  public var description: String { "\(message) (\(rule))" }
}
