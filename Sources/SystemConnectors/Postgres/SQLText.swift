/// Pieces of SQL that are not parameters.
enum SQLText {
  /// A name, quoted: whatever it is, it stays a name.
  static func identifier(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  static func table(_ name: String, schema: String?) -> String {
    (schema.map { identifier($0) + "." } ?? "") + identifier(name)
  }

  /// A JSON path through objects by name, and through arrays to their elements.
  static func jsonPath(_ names: some Sequence<String>) -> String {
    "lax $"
      + names.map { name in
        let escaped = name.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
        return ".\"" + String(escaped) + "\""
      }.joined() + "[*]"
  }
}
