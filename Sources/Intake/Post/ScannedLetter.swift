public import Foundation
public import ScanReading

/// A letter as the scan folder has it.
public struct ScannedLetter: Sendable {
  /// SHA-256 of the scan's bytes.
  public var digest: [UInt8]
  /// The scan; `nil` where it is too large to come along.
  public var content: Data?
  /// By its content; `nil` where it is no known format.
  public var format: ScanFormat?
  /// When the scan was made: it counts where there is no index card.
  public var scannedAt: Date
  /// What was read from it; `nil` where nothing could be.
  public var document: ScannedDocument?
  /// The bytes of the index card, where there is one.
  public var card: [UInt8]?

  public init(digest: [UInt8], content: Data?, format: ScanFormat?, scannedAt: Date, document: ScannedDocument?, card: [UInt8]?) {
    self.digest = digest
    self.content = content
    self.format = format
    self.scannedAt = scannedAt
    self.document = document
    self.card = card
  }
}
