/// One key of `habeas.yaml`: its path, type, default and meaning. `docs/configuration.md` has the same table; a test compares them.
public struct ConfigurationKey: Hashable, Sendable {
  /// What a value may be.
  public enum Kind: Hashable, Sendable {
    /// Any text.
    case text
    /// A path; a relative one starts from the folder of `habeas.yaml`.
    case path
    /// A whole number in this range.
    case number(ClosedRange<Int>)
    /// `true` or `false`.
    case flag
    /// One of these words.
    case choice([String])
    /// 64 lower-case hex digits.
    case publicKey
  }

  /// Levels with dots between; `*` stands for a name that the installation chooses, such as a worker's.
  public let path: String
  public let kind: Kind
  /// The value where the key is absent; nil where it has none.
  public let standard: String?
  /// What it is for, in a few words.
  public let meaning: String
  /// A value to show in messages and in the documentation.
  public let example: String

  init(_ path: String, _ kind: Kind, standard: String? = nil, _ meaning: String, example: String? = nil) {
    self.path = path
    self.kind = kind
    self.standard = standard
    self.meaning = meaning
    self.example = example ?? standard ?? ""
  }

  /// The key with its `*` replaced.
  func named(_ name: String) -> ConfigurationKey {
    ConfigurationKey(
      path.split(separator: ".").map { $0 == "*" ? name : String($0) }.joined(separator: "."), kind, standard: standard, meaning,
      example: example)
  }

  /// True where `levels` are this key, `*` standing for any name.
  func matches(_ levels: [String]) -> Bool {
    let own = path.split(separator: ".")
    return own.count == levels.count && zip(own, levels).allSatisfy { $0 == "*" || $0 == $1 }
  }

  /// The type in words, for messages and the documentation.
  public var typeDescription: String {
    switch kind {
    case .text: "text"
    case .path: "path"
    case .number(let range): "whole number, \(range.lowerBound)…\(range.upperBound)"
    case .flag: "true or false"
    case .choice(let words): words.joined(separator: ", ")
    case .publicKey: "64 lower-case hex digits"
    }
  }
}
