import Foundation
import Yams

/// `habeas.yaml` as flat keys: read once, checked for keys that nothing reads.
struct ConfigurationFile {
  /// The file's path, for messages and as the place that relative paths start from.
  let path: String
  /// Values by the levels of their keys. A key with an empty value is left out, as if it were absent.
  let values: [[String]: String]

  init(path: String) throws(ConfigurationError) {
    let text: String
    do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
      throw ConfigurationError(
        .unreadable, file: path, key: nil, problem: "the configuration cannot be read",
        remedy: "Copy habeas.example.yaml there, or name the file with --config or HABEAS_CONFIG.")
    }
    try self.init(path: path, text: text)
  }

  init(path: String, text: String) throws(ConfigurationError) {
    self.path = path
    let node: Node?
    do { node = try Yams.compose(yaml: text) } catch let error as YamlError {
      throw ConfigurationError(
        .malformedFile, file: path, key: nil, problem: "not valid YAML\(Self.place(of: error))",
        remedy: "Mend that line; docs/configuration.md has an example.")
    } catch {
      throw ConfigurationError(
        .malformedFile, file: path, key: nil, problem: "not valid YAML", remedy: "Compare it with docs/configuration.md.")
    }
    var values: [[String]: String] = [:]
    if let node { try Self.flatten(node, [], path, into: &values) }
    self.values = values
  }

  private static func flatten(
    _ node: Node, _ levels: [String], _ path: String, into values: inout [[String]: String]
  ) throws(ConfigurationError) {
    let key = levels.joined(separator: ".")
    switch node {
    case .mapping(let mapping):
      for (name, child) in mapping {
        try flatten(child, levels + [name.string ?? ""], path, into: &values)
      }
    case .scalar(let scalar):
      guard ConfigurationKey.all.contains(where: { $0.matches(levels) }) else { throw unknown(levels, path) }
      let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      if !isNull, !scalar.string.isEmpty { values[levels] = scalar.string }
    case .sequence, .alias:
      throw ConfigurationError(
        .malformedValue, file: path, key: key, problem: "a list stands where one value belongs",
        remedy: "Write one value; docs/configuration.md has every key.")
    }
  }

  private static func unknown(_ levels: [String], _ path: String) -> ConfigurationError {
    let key = levels.joined(separator: ".")
    let isSection = ConfigurationKey.all.contains { $0.path.hasPrefix(key + ".") }
    return ConfigurationError(
      isSection ? .malformedValue : .unknownKey, file: path, key: key.isEmpty ? nil : key,
      problem: isSection ? "a single value stands where a section belongs" : "no such key",
      remedy: isSection
        ? "Write its keys below it, indented; docs/configuration.md has an example."
        : "Correct its spelling or remove it; docs/configuration.md lists the keys.")
  }

  private static func place(of error: YamlError) -> String {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      " (line \(mark.line), column \(mark.column))"
    default: ""
    }
  }
}
