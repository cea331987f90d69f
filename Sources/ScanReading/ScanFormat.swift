/// What a scanner delivers, told by the first bytes and never by a file's name.
public enum ScanFormat: String, Hashable, Sendable, CaseIterable {
  case pdf
  case tiff
  case png
  case jpeg

  /// How many bytes ``init(head:)`` looks at.
  public static let headLength = 1024

  /// - Parameter head: The file's first bytes. A PDF may begin within the first 1,024 (ISO 32000-1, annex H).
  public init?(head: some Collection<UInt8>) {
    let head = Array(head.prefix(Self.headLength))
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if head.starts(with: [0x49, 0x49, 0x2A, 0x00]) || head.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
      self = .tiff
    } else if Self.contains(head, Array("%PDF-".utf8)) {
      self = .pdf
    } else {
      return nil
    }
  }

  public var mediaType: String {
    switch self {
    case .pdf: "application/pdf"
    case .tiff: "image/tiff"
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    }
  }

  /// The usual ending of a file's name, without the dot.
  public var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard bytes.count >= part.count else { return false }
    return (0...bytes.count - part.count).contains { bytes[$0...].starts(with: part) }
  }
}
