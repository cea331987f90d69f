/// The keys that rows gave, each once, in the order in which they came.
public struct FoundKeys: Sendable {
  public private(set) var texts: [String] = []
  private var seen: Set<String> = []

  public init() {}

  public mutating func add(_ more: [String]) {
    for text in more where seen.insert(text).inserted { texts.append(text) }
  }
}
