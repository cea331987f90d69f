/// The words of a profile in another language: the file `profile.<language>.yaml` beside `profile.yaml`.
///
/// Everything that a letter quotes from the profile is here under the same key; names, addresses and numbers stay those of the profile.
public struct ProfileTexts: Codable, Hashable, Sendable {
  public struct Transfers: Codable, Hashable, Sendable {
    public var statement: String
    public var safeguards: String
  }

  public struct Retention: Codable, Hashable, Sendable {
    public var criteria: String
    public var afterwards: String
  }

  public struct Right: Codable, Hashable, Sendable {
    /// Completes "You have the right to …" of the language's letter.
    public var text: String
    /// The provision, in the language's way of citing.
    public var law: String
  }

  /// The title of the data protection officer.
  public var dpoTitle: String
  /// By the purpose's key.
  public var purposes: [String: String]
  /// How long data is kept for a purpose, by its key; only for purposes that say so.
  public var purposeRetention: [String: String]?
  /// By the category's key.
  public var categories: [String: String]
  /// By the source's key.
  public var sources: [String: String]
  /// The descriptions, by the recipient's key.
  public var recipients: [String: String]
  /// Names that are words and not proper names, such as "Our marketing team", by the recipient's key.
  public var recipientNames: [String: String]?
  public var transfers: Transfers
  public var retention: Retention
  public var automatedDecisions: String
  /// By the right's name.
  public var rights: [String: Right]
  /// Where people abroad can complain.
  public var regulatorAbroad: String
  public var complaints: ControllerProfile.ComplaintRoute
}
