/// One thing wrong in a data map: what, where, and what to do about it.
public struct DataMapFault: Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case unreadableFile = "unreadable-file"
    case notYAML = "not-yaml"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    case invalidValue = "invalid-value"
    case duplicate
    case missingReferenceTarget = "missing-reference-target"
    case cycle
    case unreachableCollection = "unreachable-collection"
    case unknownDataset = "unknown-dataset"
  }

  public var code: Code
  public var message: String
  public var location: SourceLocation
  /// What to write, remove or ask for.
  public var remedy: String

  public init(_ code: Code, _ message: String, at location: SourceLocation, remedy: String) {
    self.code = code
    self.message = message
    self.location = location
    self.remedy = remedy
  }

  public var description: String { "\(location): \(message) \(remedy)" }
}
