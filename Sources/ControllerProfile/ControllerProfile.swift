/// What one controller says about itself: the content of its letters, and the policies that its workers follow.
///
/// A profile is the file `profile.yaml` in the controller's folder. For a controller with a privacy notice its content comes from that
/// notice: an item that the notice supports carries the supporting words in `quote`, so that anyone can check it. Where a notice is
/// silent the profile says so, and ``openPoints`` lists what the controller still has to fill in.
///
/// ```swift
/// let profile = try ControllerProfile.load(directory: "controllers/optimised-group")
/// ```
public struct ControllerProfile: Codable, Hashable, Sendable {
  /// The folder's name, as used in configuration and file names: lower-case letters, digits and hyphens.
  public var key: String
  /// The name that letters are written in.
  public var name: String
  public var notice: Notice
  /// The controller's time zone, an IANA name (law.md C9).
  public var zone: String
  /// Where the controller is established (law.md C8): `GB-EAW`, `GB-SCT`, `GB-NIR` …
  public var jurisdiction: String
  /// BCP 47 tags of the languages that letters exist in; the first is the default.
  public var languages: [String]
  public var dpo: DataProtectionOfficer
  /// Why the controller uses personal data, each with its legal basis (N17).
  public var purposes: [Purpose]
  /// What personal data the controller holds (N20).
  public var categories: [DataCategory]
  /// Where the controller gets personal data from (N21).
  public var sources: [Source]
  /// Who receives personal data (N13, N18).
  public var recipients: [Recipient]
  /// Transfers to other countries and their safeguards (N14).
  public var transfers: Transfers
  /// How long personal data is kept (N15).
  public var retention: Retention
  public var automatedDecisions: AutomatedDecisions
  /// The rights that a letter tells the person about.
  public var rights: [RightStatement]
  /// The regulator that letters name (N12).
  public var regulator: Regulator
  public var complaints: ComplaintRoute
  public var mail: Mail
  public var identity: IdentityPolicy
  /// How long Habeas keeps its own records of a case.
  public var recordRetention: RecordRetention
  /// Absent means that requests are used for nothing but answering them.
  public var recognition: RecognitionPolicy?
  /// The profile's words in its other languages, each from a file `profile.<language>.yaml`; no key of `profile.yaml`.
  public var translations: [String: ProfileTexts]?
}

extension ControllerProfile {
  /// The language that is used where a case names none.
  public var defaultLanguage: String { languages.first ?? "en" }

  /// The category with this key.
  public func category(_ key: String) -> DataCategory? { categories.first { $0.key == key } }
}
