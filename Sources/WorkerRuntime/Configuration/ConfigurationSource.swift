import Configuration
import Foundation

/// Looks keys up, environment before file, and checks their values.
///
/// A key's variable is `HABEAS_` and its path in capitals, with underscores between words: `HABEAS_DATABASE_PASSWORD_FILE`.
struct ConfigurationSource: Sendable {
  let file: String
  private let reader: ConfigReader

  init(file: String, environment: [String: String]) throws(ConfigurationError) {
    try self.init(ConfigurationFile(path: file), environment: environment)
  }

  init(_ content: ConfigurationFile, environment: [String: String]) {
    file = content.path
    let pairs = content.values.map { (AbsoluteConfigKey($0.key, context: [:]), ConfigValue(.string($0.value), isSecret: false)) }
    reader = ConfigReader(providers: [
      EnvironmentVariablesProvider(environmentVariables: environment.filter { !$0.value.isEmpty }).prefixKeys(with: "habeas"),
      InMemoryProvider(name: file, values: Dictionary(uniqueKeysWithValues: pairs)),
    ])
  }

  /// The value as it is written, its default where it is absent, or nil.
  func optionalText(_ key: ConfigurationKey) throws(ConfigurationError) -> String? {
    let levels = key.path.split(separator: ".").map(String.init)
    guard let value = reader.string(forKey: ConfigKey(levels)) ?? key.standard else { return nil }
    if case .choice(let words) = key.kind, !words.contains(value) {
      throw malformed(
        key,
        "\"\(value)\" is not one of: "
          + "\(key.typeDescription)")
    }
    return value
  }

  func text(_ key: ConfigurationKey) throws(ConfigurationError) -> String {
    guard let value = try optionalText(key) else { throw missing(key) }
    return value
  }

  /// An absolute path.
  func optionalPath(_ key: ConfigurationKey) throws(ConfigurationError) -> String? {
    try optionalText(key).map { URL(fileURLWithPath: $0, relativeTo: folder).standardizedFileURL.path }
  }

  func path(_ key: ConfigurationKey) throws(ConfigurationError) -> String {
    guard let value = try optionalPath(key) else { throw missing(key) }
    return value
  }

  func number(_ key: ConfigurationKey) throws(ConfigurationError) -> Int {
    guard let value = try optionalText(key) else { throw missing(key) }
    guard let number = Int(value), case .number(let range) = key.kind, range.contains(number) else {
      throw malformed(key, "\"\(value)\" is not a \(key.typeDescription)")
    }
    return number
  }

  func flag(_ key: ConfigurationKey) throws(ConfigurationError) -> Bool {
    switch try text(key) {
    case "true": return true
    case "false": return false
    case let value: throw malformed(key, "\"\(value)\" is neither true nor false")
    }
  }

  /// A public key in hex.
  func publicKey(_ key: ConfigurationKey) throws(ConfigurationError) -> String {
    let value = try text(key)
    guard value.utf8.count == 64, value.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
      throw malformed(key, "not \(key.typeDescription)")
    }
    return value
  }

  /// What the file that `key` names holds, without the line feed at its end.
  func secret(in path: String, key: ConfigurationKey) throws(ConfigurationError) -> String {
    guard let content = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ConfigurationError(
        .unreadable, file: file, key: key.path, problem: "\(path) cannot be read",
        remedy: "Write the secret to that file, readable for this worker alone (chmod 600), or correct the path.")
    }
    let secret = content.trimmingCharacters(in: .newlines)
    guard !secret.isEmpty else {
      throw ConfigurationError(
        .missing, file: file, key: key.path, problem: "\(path) is empty", remedy: "Write the secret to that file.")
    }
    return secret
  }

  func missing(_ key: ConfigurationKey) -> ConfigurationError {
    ConfigurationError(
      .missing, file: file, key: key.path, problem: "missing (\(key.meaning))", remedy: "Write, for example, \(key.path): \(key.example)")
  }

  func malformed(_ key: ConfigurationKey, _ problem: String) -> ConfigurationError {
    ConfigurationError(
      .malformedValue, file: file, key: key.path, problem: problem, remedy: "Write, for example, \(key.path): \(key.example)")
  }

  private var folder: URL { URL(fileURLWithPath: file).deletingLastPathComponent() }
}
