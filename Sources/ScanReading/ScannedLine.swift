/// One line of words.
public struct ScannedLine: Hashable, Sendable {
  public var words: [ScannedWord]

  public init(words: [ScannedWord]) { self.words = words }

  public var text: String { words.map(\.text).joined(separator: " ") }
}
