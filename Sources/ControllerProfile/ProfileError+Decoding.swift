extension ProfileError {
  /// Turns a decoder's error into one that tells the reader of the profile what to do.
  init(_ error: any Error, file: String) {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      let path = context.codingPath + [key]
      self.init(
        code: .keyMissing, file: file, keyPath: Self.keyPath(path), problem: "the key is missing", remedy: Self.remedy(for: path))
    case DecodingError.valueNotFound(_, let context):
      self.init(
        code: .keyMissing, file: file, keyPath: Self.keyPath(context.codingPath), problem: "the key has no value",
        remedy: Self.remedy(for: context.codingPath))
    case DecodingError.typeMismatch(_, let context):
      self.init(
        code: .wrongType, file: file, keyPath: Self.keyPath(context.codingPath), problem: "the value is of the wrong type",
        remedy: Self.remedy(for: context.codingPath))
    case DecodingError.dataCorrupted(let context):
      self.init(
        code: .invalidValue, file: file, keyPath: context.codingPath.isEmpty ? nil : Self.keyPath(context.codingPath),
        problem: "the value is not one of those allowed", remedy: Self.remedy(for: context.codingPath))
    default:
      self.init(code: .notYAML, file: file, problem: "the file cannot be decoded", remedy: "Compare it with the shipped profile.")
    }
  }

  private static func keyPath(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += text.isEmpty ? key.stringValue : "." + key.stringValue
      }
    }
  }

  private static func remedy(for path: [any CodingKey]) -> String {
    let pattern = path.map { $0.intValue == nil ? $0.stringValue : "[]" }.joined(separator: ".").replacing(".[]", with: "[]")
    return ProfileKeys.remedy(for: pattern)
  }
}
