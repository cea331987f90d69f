/// What a message may be at most before ``MailParser`` refuses it.
public struct MailLimits: Sendable, Hashable {
  /// Size of the whole message. Bytes; 32 MiB by default.
  public var maximumBytes: Int

  /// Parts of every kind, attached messages' own included; 500 by default.
  public var maximumParts: Int

  /// Parts within parts, the outermost counted; 32 by default.
  public var maximumDepth: Int

  /// Header fields in all parts together; 2,000 by default.
  public var maximumHeaders: Int

  /// One header field, with the lines that it is folded over. Bytes; 64 KiB by default.
  public var maximumFieldBytes: Int

  /// Text of one body part, in bytes as UTF-8; 8 MiB by default.
  public var maximumTextBytes: Int

  public init(
    maximumBytes: Int = 32 << 20, maximumParts: Int = 500, maximumDepth: Int = 32, maximumHeaders: Int = 2000,
    maximumFieldBytes: Int = 64 << 10, maximumTextBytes: Int = 8 << 20
  ) {
    self.maximumBytes = maximumBytes
    self.maximumParts = maximumParts
    self.maximumDepth = maximumDepth
    self.maximumHeaders = maximumHeaders
    self.maximumFieldBytes = maximumFieldBytes
    self.maximumTextBytes = maximumTextBytes
  }
}
