/// What a send attempt is about: a template-only notice, or the answer in one of its assembled versions.
///
/// Written as `notice:2` or `answer:1` in events and in the `step` member of messages.
public enum SendSubject: Hashable, Sendable {
  /// The notice with this number in the case.
  case notice(Int)
  /// The assembled response with this version in the case.
  case answer(Int)
}

extension SendSubject: LosslessStringConvertible {
  public init?(_ description: String) {
    let parts = description.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return nil }
    switch parts[0] {
    case "notice": self = .notice(number)
    case "answer": self = .answer(number)
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .notice(let number): "notice:\(number)"
    case .answer(let version): "answer:\(version)"
    }
  }
}

extension SendSubject: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let subject = SendSubject(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is neither notice:N nor answer:N")
    }
    self = subject
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
