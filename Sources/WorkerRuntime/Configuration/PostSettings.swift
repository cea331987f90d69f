/// The folder that letters are scanned into, and how they are read: `post.*` in `habeas.yaml`.
public struct PostSettings: Hashable, Sendable {
  /// Absolute.
  public let scanDirectory: String
  /// Tesseract's names. Default `eng`.
  public let languages: [String]
  /// 0…100; default 65.
  public let minimumConfidence: Int
}
