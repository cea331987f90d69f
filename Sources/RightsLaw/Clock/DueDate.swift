/// The last day for an answer, or why there is none now.
public enum DueDate: Hashable, Sendable {
  /// The answer must be given before the end of this day.
  case due(LocalDate)
  /// A question is open and its days do not count (`law.md` C6, C10).
  case paused
  /// The relevant time has not come: identity information, a proof of authority or a fee is awaited (C3).
  case waiting

  /// The day, where there is one.
  public var date: LocalDate? {
    if case .due(let date) = self { date } else { nil }
  }
}

extension DueDate: CustomStringConvertible {
  /// `2026-07-01`, `PAUSED` or `WAITING`.
  public var description: String {
    switch self {
    case .due(let date): date.iso
    case .paused: "PAUSED"
    case .waiting: "WAITING"
    }
  }
}

extension DueDate: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    self =
      switch text {
      case "PAUSED": .paused
      case "WAITING": .waiting
      default: .due(try LocalDate(iso: text))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension DueDate {
  /// A date comes before none.
  func isEarlier(than other: DueDate) -> Bool {
    guard let date else { return false }
    return other.date.map { date < $0 } ?? true
  }
}
