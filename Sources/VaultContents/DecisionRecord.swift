/// What somebody wrote down for a decision under the law: free text lives in the vault (design, rule 5), and is never sent.
public struct DecisionRecord: VaultContent {
  public static let kind = "decision-record"

  /// The reasons in their own words.
  public var text: String
  /// What a ground must record, by the name of the field (law.md R13, R15, R16).
  public var fields: [String: String]

  public init(text: String, fields: [String: String] = [:]) {
    self.text = text
    self.fields = fields
  }
}
