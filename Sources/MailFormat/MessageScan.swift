/// Looks over the raw bytes before the MIME library sees them, and refuses what would cost it far more than its size.
///
/// GMime applies no limits of its own while it builds its tree: 32 MiB of empty parts take it minutes, and a nest of
/// address groups overflows its stack. This scan takes time in proportion to the size. It errs on the side of counting
/// too much, far below what letters have; what it lets pass, ``MessageReader`` still holds to the exact limits.
struct MessageScan {
  /// The library compares each line that begins with two dashes with every boundary that is open.
  private static let maximumComparisons = 20_000_000

  /// Groups and comments are read recursively; letters have a handful.
  private static let maximumAddressNesting = 256

  private let limits: MailLimits
  private var isInHeader = true
  /// A message begins where the present header ends.
  private var opensMessage = false
  private var hasDigest = false
  private var fields = 0
  private var boundaries: Set<[UInt8]> = []
  /// A boundary is written in a way that is not understood here: then every line with dashes may be one.
  private var hasObscureBoundary = false
  private var dashedLines = 0
  private var boundaryLines = 0

  private init(limits: MailLimits) {
    self.limits = limits
  }

  static func check(_ bytes: [UInt8], limits: MailLimits) throws(MailFormatError) {
    var scan = MessageScan(limits: limits)
    try scan.run(bytes[...])
  }

  /// Takes lines together that are folded, as in a header: those that begin with white space go on with the one before.
  private mutating func run(_ bytes: ArraySlice<UInt8>) throws(MailFormatError) {
    var start = 0
    while start < bytes.endIndex {
      var end = Self.endOfLine(bytes, from: start)
      if Self.isBlank(bytes[start..<end]) {
        endHeader()
      } else {
        while end < bytes.endIndex, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\t") {
          end = Self.endOfLine(bytes, from: end)
        }
        try examine(bytes[start..<end])
      }
      start = end
    }
  }

  private static func endOfLine(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    (bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex - 1) + 1
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.count <= 2 && line.allSatisfy { $0 == 10 || $0 == 13 }
  }

  private mutating func endHeader() {
    guard isInHeader else { return }
    // The parts of a digest are messages unless they say otherwise.
    isInHeader = opensMessage || hasDigest
    if !opensMessage { hasDigest = false }
    opensMessage = false
  }

  private mutating func examine(_ line: ArraySlice<UInt8>) throws(MailFormatError) {
    if line.starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")]) { try examineDashes(line) }
    if isInHeader { try examineField(line) }
    // Wherever it stands: what would overflow a stack is not left to a guess about where headers are.
    if Self.isAddressField(line) {
      let nesting = line.reduce(0) { $1 == UInt8(ascii: ":") || $1 == UInt8(ascii: "(") ? $0 + 1 : $0 }
      guard nesting <= Self.maximumAddressNesting, line.count <= limits.maximumFieldBytes else { throw fieldTooLong }
    }
  }

  private mutating func examineField(_ field: ArraySlice<UInt8>) throws(MailFormatError) {
    fields += 1
    guard fields <= limits.maximumHeaders else {
      throw MailFormatError(.tooManyHeaders, "The message has more than \(limits.maximumHeaders) header fields.")
    }
    guard field.count <= limits.maximumFieldBytes else { throw fieldTooLong }
    guard field.first.map({ $0 | 0x20 }) == UInt8(ascii: "c") else { return }
    let text = String(decoding: field, as: UTF8.self)
    let lowercased = text.lowercased()
    guard lowercased.hasPrefix("content-type") else { return }
    if lowercased.contains(/message[^a-z0-9=]*\//) { opensMessage = true }
    if lowercased.contains("digest") { hasDigest = true }
    noteBoundaries(text)
  }

  private mutating func noteBoundaries(_ text: String) {
    let mentions = text.ranges(of: /(?i)boundary/).count
    let values = text.matches(of: /(?i)boundary\s*=\s*(?:"([^"\\]*)"|([^\s";()\\]+))/).compactMap { $0.output.1 ?? $0.output.2 }
    // Split, encoded, escaped or commented values, and the mere word.
    if values.count < mentions || values.contains(where: { $0.contains("=?") }) { hasObscureBoundary = true }
    for value in values { boundaries.insert(Array(value.trimmingSuffix.utf8)) }
  }

  private mutating func examineDashes(_ line: ArraySlice<UInt8>) throws(MailFormatError) {
    dashedLines += 1
    let (comparisons, hasOverflown) = dashedLines.multipliedReportingOverflow(by: boundaries.count)
    guard comparisons <= Self.maximumComparisons, !hasOverflown else { throw tooManyParts }
    guard hasObscureBoundary || isBoundary(line) else { return }
    boundaryLines += 1
    // Each part has a line before it, and each multipart one at its end.
    guard boundaryLines <= 2 * limits.maximumParts + 2 else { throw tooManyParts }
    isInHeader = true
    opensMessage = false
  }

  private func isBoundary(_ line: ArraySlice<UInt8>) -> Bool {
    // RFC 2046 allows 70 bytes; the library allows more.
    guard line.count <= 1_000, let last = line.lastIndex(where: { $0 > 32 }) else { return false }
    let name = line[(line.startIndex + 2)...].prefix(upTo: max(last + 1, line.startIndex + 2))
    if boundaries.contains(Array(name)) { return true }
    return name.suffix(2).elementsEqual([UInt8(ascii: "-"), UInt8(ascii: "-")]) && boundaries.contains(Array(name.dropLast(2)))
  }

  private static func isAddressField(_ line: ArraySlice<UInt8>) -> Bool {
    // A cheap look first: nearly all lines of a message end here.
    guard let first = line.first, "ftcbrs".utf8.contains(first | 0x20), line.count > maximumAddressNesting else { return false }
    let name = String(decoding: line.prefix(32), as: UTF8.self).lowercased().prefix { $0 != ":" }
    return ["from", "to", "cc", "bcc", "reply-to", "sender"].contains { name.trimmingSuffix == $0 }
  }

  private var tooManyParts: MailFormatError {
    MailFormatError(.tooManyParts, "The message has more than \(limits.maximumParts) parts, or too many lines that may begin one.")
  }

  private var fieldTooLong: MailFormatError {
    MailFormatError(.fieldTooLong, "A header field has more than \(limits.maximumFieldBytes) bytes, or is nested too deeply.")
  }
}

extension Substring {
  /// Without white space at the end, which boundaries and field names do not count.
  fileprivate var trimmingSuffix: Substring {
    var rest = self
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
