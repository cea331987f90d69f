/// Why a profile cannot be used: which file, which key, and what to write there.
public struct ProfileError: Error, Hashable, Sendable {
  public enum Code: String, Hashable, Sendable {
    case fileMissing = "file-missing"
    case notYAML = "not-yaml"
    case keyMissing = "key-missing"
    case keyUnknown = "key-unknown"
    case wrongType = "wrong-type"
    case invalidValue = "invalid-value"
  }

  public var code: Code
  /// The file's path.
  public var file: String
  /// The key, as `dpo.email` or `purposes[2].name`; absent where the whole file is at fault.
  public var keyPath: String?
  /// What is wrong.
  public var problem: String
  /// What to write there.
  public var remedy: String

  public init(code: Code, file: String, keyPath: String? = nil, problem: String, remedy: String) {
    self.code = code
    self.file = file
    self.keyPath = keyPath
    self.problem = problem
    self.remedy = remedy
  }
}

extension ProfileError: CustomStringConvertible {
  public var description: String {
    let place = keyPath.map { "\(file), \($0)" } ?? file
    return "\(place): \(problem). \(remedy)"
  }
}
