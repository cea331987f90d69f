import Foundation

/// The words that names are told by.
struct NameWords: Decodable, Sendable {
  /// Given names that are hardly ever anything else.
  let given: Set<String>
  /// Given names that are words, months or places too.
  let ambiguous: Set<String>
  let titles: Set<String>
  /// After these comes a person, often.
  let before: Set<String>
  /// Those of ``before`` that are followed by much else.
  let weakBefore: Set<String>
  /// Before these stands a person, often.
  let after: Set<String>
  /// Last words of streets, towns and buildings.
  let places: Set<String>
  /// Last words of companies.
  let companies: Set<String>
  /// Words that a capital makes no name.
  let common: Set<String>
  /// Small words within surnames.
  let particles: Set<String>

  init(json: [UInt8]) throws(RedactionWordsError) {
    guard let words = try? JSONDecoder().decode(NameWords.self, from: Data(json)) else { throw RedactionWordsError() }
    self = words
  }
}

/// The words that come with the product cannot be read: the build is not whole.
public struct RedactionWordsError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String { "the words by which names are told cannot be read; install Habeas again" }
}
