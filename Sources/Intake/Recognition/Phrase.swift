/// Words of a message that were taken as a sign.
public struct Phrase: Hashable, Sendable, Codable {
  /// Where the words stand.
  public enum Place: String, Hashable, Sendable, Codable { case subject, text }

  public var text: String
  public var place: Place
  /// In UTF-8 bytes of the subject or the text as it was given.
  public var range: Range<Int>

  public init(text: String, place: Place, range: Range<Int>) {
    self.text = text
    self.place = place
    self.range = range
  }
}
