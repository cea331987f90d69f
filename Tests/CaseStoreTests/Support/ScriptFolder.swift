import Foundation

/// A temporary folder with migrations.
struct ScriptFolder: Sendable {
  let path = NSTemporaryDirectory() + "habeas-migrations-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  func write(_ name: String, _ text: String) throws { try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8) }
  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
  func delete() { try? FileManager.default.removeItem(atPath: path) }
}
