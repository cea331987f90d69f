import MailFormat

/// Which bytes of a message are its writer's own words.
///
/// What mail programs quote, what stands below the signature's delimiter, and footers that begin with words of
/// ``FooterPhrases`` are not.
struct OwnText {
  /// In UTF-8 bytes of the text.
  let ranges: [Range<Int>]

  init(_ bytes: [UInt8], footers: FooterPhrases) {
    var lines: [String] = []
    var starts: [Range<Int>] = []
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var content = end
      if content > start, bytes[content - 1] == 0x0D { content -= 1 }
      lines.append(String(decoding: bytes[start..<content], as: UTF8.self))
      starts.append(start..<min(end + 1, bytes.count))
      start = end + 1
    }
    var ranges: [Range<Int>] = []
    for index in ReplyText.ownLines(of: lines) {
      if lines[index] == "-- " || lines[index] == "--" { break }
      if footers.begin(lines[index]) { break }
      let footer = footers.sentence(in: lines[index])
      let own = footer.map { starts[index].lowerBound..<(starts[index].lowerBound + $0) } ?? starts[index]
      if let last = ranges.last, last.upperBound == own.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<own.upperBound
      } else {
        ranges.append(own)
      }
      if footer != nil { break }
    }
    self.ranges = ranges
  }
}
