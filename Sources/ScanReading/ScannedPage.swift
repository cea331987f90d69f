/// One page: paragraphs of lines, in the reading order that was found.
public struct ScannedPage: Hashable, Sendable {
  public var paragraphs: [[ScannedLine]]

  public init(paragraphs: [[ScannedLine]] = []) { self.paragraphs = paragraphs }

  public var text: String {
    paragraphs.map { $0.map(\.text).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// How sure the reading is, 0…100: the mean over words, long words counting for more. `nil` where nothing was read.
  public var confidence: Double? {
    let words = paragraphs.joined().flatMap(\.words)
    let letters = words.reduce(0) { $0 + $1.text.count }
    guard letters > 0 else { return nil }
    return words.reduce(0) { $0 + $1.confidence * Double($1.text.count) } / Double(letters)
  }
}
