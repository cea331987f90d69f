/// A size as people read it.
enum ByteSize {
  /// `980 B`, `12 kB`, `3.4 MB`; decimal units.
  static func text(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) B"
    case ..<1_000_000: "\((bytes + 500) / 1000) kB"
    default: "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB"
    }
  }
}
