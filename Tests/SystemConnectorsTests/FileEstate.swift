import CurlTransport
import DataMap
import Foundation
import SystemConnectors
import Testing

/// Files in a folder of a test's own, described by a data map with the one collection `files.lines`.
enum FileEstate {
  /// Searches one collection of `files`, by name and content, in a folder of the test's own.
  static func search(
    _ files: [String: String], as file: String, fields: String = "email, n", value: String = "ann@a.example", kind: String = "email",
    limits: SearchLimits = SearchLimits()
  ) async throws -> CollectionResult {
    let data = files.mapValues { Data($0.utf8) }
    return try await search(data: data, as: file, fields: fields, value: value, kind: kind, limits: limits)
  }

  static func search(
    data files: [String: Data], as file: String, fields: String = "email, n", value: String = "ann@a.example", kind: String = "email",
    limits: SearchLimits = SearchLimits()
  ) async throws -> CollectionResult {
    try await withFolder(files) { folder in
      let map = try map(file, fields, kind)
      let system = try #require(map.systems.first)
      let connections = ["files": ConnectionConfiguration.files(directory: folder)]
      let connector = try #require(try system.connector(in: map, connections: connections, transport: .init(), limits: limits))
      let identities = [IdentityKind(kind): [value]]
      let plan = try SearchPlan.plan(for: system, in: map, identities: identities)
      return try #require(try await connector.search(plan, identities: identities).collections.first)
    }
  }

  static func withFolder<R>(_ files: [String: Data], _ body: (String) async throws -> R) async throws -> R {
    let folder = NSTemporaryDirectory() + "files-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, content) in files { try content.write(to: URL(fileURLWithPath: folder + "/" + name)) }
    return try await body(folder)
  }

  static func map(_ file: String, _ fields: String, _ kind: String) throws -> DataMap {
    let systems = """
      systems:
        - key: files
          name: Files
          owner: Nobody
          controller: { role: own, name: Example Controller }
          connector: { kind: files, connection: files, files: [{ collection: files.lines, \(file) }] }
          datasets: [files]
          purposes: [contract]
          retention: None
      """
    let names = fields.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let lines = names.map { name in
      switch name {
      case let name where name.hasSuffix("=email"):
        "{ name: \(name.dropLast(6)), fides_meta: { identity: \(kind), data_type: \"string[]\" } }"
      case "email", "remote_user": "{ name: \(name), fides_meta: { identity: \(kind) } }"
      case "n", "status": "{ name: \(name), fides_meta: { data_type: integer } }"
      case "password": "{ name: password, data_categories: [user.authorization.password] }"
      default: "{ name: \(name) }"
      }
    }
    return try DataMap.make(of: [
      "systems.yaml": systems,
      "files.yml": "dataset:\n  - fides_key: files\n    collections:\n      - name: lines\n"
        + "        fields: [\(lines.joined(separator: ", "))]\n",
    ])
  }
}
