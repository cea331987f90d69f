import DataMap
import Foundation

/// What is known of a person, as a JSON file: kinds of identifier with their values.
enum IdentityFile {
  /// - Throws: ``OperatorError`` where it cannot be read or is no such object.
  static func read(_ file: String) throws -> [IdentityKind: [String]] {
    guard let data = FileManager.default.contents(atPath: file) else { throw OperatorError("\(file) cannot be read. Check the path.") }
    guard case .object(let members)? = try? JSONDecoder().decode(JSONValue.self, from: data) else {
      throw OperatorError("\(file) is no JSON object. Write, for example, {\"email\": [\"ann@example.com\"]}.")
    }
    var identities: [IdentityKind: [String]] = [:]
    for (kind, value) in members { identities[IdentityKind(kind)] = value.scalars(at: []).compactMap(\.keyText) }
    return identities
  }
}
