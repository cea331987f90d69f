/// A rule file that cannot be used.
public struct RecognitionRulesError: Error, Hashable, Sendable, CustomStringConvertible {
  public let language: String
  public let message: String

  init(language: String, _ message: String) {
    self.language = language
    self.message = message
  }

  public var description: String { "recognition rules for '\(language)': \(message); correct the rule file" }
}
