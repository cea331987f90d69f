/// Why the DPO refused, in their own words: free text lives in the vault (design, rule 5).
public struct RefusalReasons: VaultContent {
  public static let kind = "refusal-reasons"

  public var text: String

  public init(text: String) { self.text = text }
}
