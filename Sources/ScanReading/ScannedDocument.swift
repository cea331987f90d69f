/// What was read from a scan.
public struct ScannedDocument: Hashable, Sendable {
  /// In the order of the scan; blank ones are there, without lines.
  public var pages: [ScannedPage]
  /// There are more pages than the limits let be read.
  public var isCut: Bool

  public init(pages: [ScannedPage], isCut: Bool = false) {
    self.pages = pages
    self.isCut = isCut
  }

  /// The text with line breaks as on paper: an empty line between paragraphs and between pages.
  public var text: String { pages.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n") }
}
