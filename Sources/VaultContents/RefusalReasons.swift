/// Why the DPO refused, in their own words: free text lives in the vault (design, rule 5).
public struct RefusalReasons: VaultContent {
  public static let kind = "refusal-reasons"

  public var text: String

  /// What else the ground must record, by the name of the field (law.md R13 to R16); it is never sent. `nil` in earlier versions.
  public var record: [String: String]?

  public init(text: String, record: [String: String]? = nil) {
    self.text = text
    self.record = record
  }
}
