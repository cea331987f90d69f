/// Turns a letter's data into a PDF.
public protocol LetterTypesetter: Sendable {
  /// - Throws: ``TypesettingError``.
  func typeset(_ letter: LetterRequest) async throws(TypesettingError) -> TypesetLetter
}
