public import Foundation

/// An instant in whole seconds of UTC, written `2026-11-22T09:30:00Z`: the only form of time in signed statements and key files.
///
/// Having one spelling makes canonical bytes the same on every machine. Years 0001 to 9999.
public struct StatementTime: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let secondsSince1970: Int64

  /// The second that `date` falls in.
  public init(_ date: Date) {
    let bounded = min(max(date.timeIntervalSince1970.rounded(.down), Self.range.lowerBound), Self.range.upperBound)
    secondsSince1970 = Int64(bounded)
  }

  /// Nil where `text` is not exactly of the form `yyyy-mm-ddThh:mm:ssZ` or names no real instant.
  public init?(text: String) {
    guard let date = try? Date(text, strategy: .iso8601) else { return nil }
    self.init(date)
    guard self.text == text else { return nil }
  }

  public var date: Date { Date(timeIntervalSince1970: TimeInterval(secondsSince1970)) }

  public var text: String { date.formatted(.iso8601) }

  public var description: String { text }

  public static func < (left: StatementTime, right: StatementTime) -> Bool { left.secondsSince1970 < right.secondsSince1970 }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let time = StatementTime(text: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UTC time of the form 2026-11-22T09:30:00Z")
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  private static let range: ClosedRange<TimeInterval> = -62_135_596_800...253_402_300_799
}
