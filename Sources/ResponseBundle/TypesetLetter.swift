/// A finished letter.
public struct TypesetLetter: Hashable, Sendable {
  /// A PDF/UA-1 document.
  public var pdf: [UInt8]
  /// How many different characters no font could show; the letter gives their Unicode names in square brackets instead.
  public var replacedCharacters: Int

  public init(pdf: [UInt8], replacedCharacters: Int) {
    self.pdf = pdf
    self.replacedCharacters = replacedCharacters
  }
}
