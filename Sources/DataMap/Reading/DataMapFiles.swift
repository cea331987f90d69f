import Foundation

/// Reads the YAML files of a data map's directory.
enum DataMapFiles {
  static func isSystems(_ name: String) -> Bool { name == "systems.yaml" || name == "systems.yml" }

  /// The text of every YAML file, by name.
  static func read(_ directory: String, log: FaultLog) -> [String: String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      log.add(
        .unreadableFile, "The directory cannot be read.", at: SourceLocation(file: directory, line: 1, column: 1),
        remedy: "Check that it exists and that this process may read it.")
      return [:]
    }
    var files: [String: String] = [:]
    for name in names where (name.hasSuffix(".yml") || name.hasSuffix(".yaml")) && !name.hasPrefix(".") {
      if let data = FileManager.default.contents(atPath: directory + "/" + name), let text = String(validating: data, as: UTF8.self) {
        files[name] = text
      } else {
        log.add(
          .unreadableFile, "The file cannot be read as UTF-8.", at: SourceLocation(file: name, line: 1, column: 1),
          remedy: "Check its permissions and save it in UTF-8.")
      }
    }
    return files
  }
}
