import ArgumentParser

/// A code of the domain as an officer types it.
enum TypedCode {
  /// - Throws: `ValidationError` that names the codes which there are.
  static func read<Code: RawRepresentable & CaseIterable>(_ text: String) throws -> Code where Code.RawValue == String {
    guard let code = Code(rawValue: text.lowercased()) else {
      throw ValidationError("write one of: \(Code.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return code
  }
}
