/// A configuration that cannot be used: which file, which key, what is wrong, and what to write there. Never a secret's value.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable {
    /// The configuration file, or a file that it names, cannot be read.
    case unreadable
    /// The file is not YAML, or not a mapping of names to values.
    case malformedFile = "malformed-file"
    /// The file has a key that nothing reads: most likely a misspelling.
    case unknownKey = "unknown-key"
    /// A key that is needed is not there, or empty.
    case missing
    /// A value is not of its type or out of its range.
    case malformedValue = "malformed-value"
    /// Two values do not go together.
    case conflict
  }

  public let code: Code
  /// The configuration file.
  public let file: String
  /// The key, with dots between levels; nil where the whole file is meant.
  public let key: String?
  /// What is wrong.
  public let problem: String
  /// What to write, or to do.
  public let remedy: String

  public init(_ code: Code, file: String, key: String?, problem: String, remedy: String) {
    self.code = code
    self.file = file
    self.key = key
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String {
    "\(file): \(key.map { "\($0): " } ?? "")\(problem). \(remedy)"
  }
}
