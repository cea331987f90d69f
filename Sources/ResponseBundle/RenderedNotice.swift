/// A notice that is ready to be sent.
public struct RenderedNotice: Hashable, Sendable {
  /// One line.
  public var subject: String
  /// Plain text with `\n` line ends.
  public var body: String
  /// SHA-256 (hex) of the template file, which the standing approval names (design, rule 8).
  public var templateDigest: String
}
