/// The names of the concepts that rules speak of, and their numbers.
struct ConceptVocabulary: Sendable {
  private var numbers: [String: Int] = [:]

  /// - Throws: ``RecognitionRulesError`` where there are more than ``ConceptSet`` holds.
  init(_ names: [String]) throws(RecognitionRulesError) {
    guard names.count <= ConceptSet.capacity else {
      throw RecognitionRulesError(language: "rules", "there are more than \(ConceptSet.capacity) concepts")
    }
    for name in names where numbers[name] == nil { numbers[name] = numbers.count }
  }

  func number(of name: String) -> Int? { numbers[name] }

  func require(_ name: String) throws(RecognitionRulesError) -> Int {
    guard let number = numbers[name] else { throw RecognitionRulesError(language: "rules", "there is no concept '\(name)'") }
    return number
  }
}
