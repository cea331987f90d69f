/// The table that `tesseract … tsv` writes: one row for each page, block, paragraph, line and word (tesseract(1)).
///
/// Columns: level, page_num, block_num, par_num, line_num, word_num, left, top, width, height, conf, text. Words have level 5.
enum TesseractTable {
  /// The pages, blank ones included.
  ///
  /// - Returns: `nil` where the text is no such table.
  static func pages(_ table: String) -> [ScannedPage]? {
    var rows = table.split(separator: "\n", omittingEmptySubsequences: true)[...]
    guard rows.popFirst()?.hasPrefix("level\tpage_num\t") == true else { return nil }
    var pages: [ScannedPage] = []
    var place: [Substring] = []
    for row in rows {
      let columns = row.split(separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
      guard columns.count >= 11, let level = Int(columns[0]) else { return nil }
      if level == 1 {
        pages.append(ScannedPage())
        place = []
      }
      guard level == 5, columns.count == 12, !pages.isEmpty, let confidence = Double(columns[10]), confidence >= 0 else { continue }
      let text = columns[11].filter { !$0.isWhitespace }
      guard !text.isEmpty else { continue }
      add(
        ScannedWord(text: String(text), confidence: min(confidence, 100)), at: Array(columns[2...4]), after: place,
        to: &pages[pages.count - 1])
      place = Array(columns[2...4])
    }
    return pages
  }

  /// - Parameters:
  ///   - place: Block, paragraph and line of the word.
  ///   - last: Those of the word before it.
  private static func add(_ word: ScannedWord, at place: [Substring], after last: [Substring], to page: inout ScannedPage) {
    if last.isEmpty || place[0] != last[0] || place[1] != last[1] {
      page.paragraphs.append([ScannedLine(words: [word])])
    } else if place[2] != last[2] {
      page.paragraphs[page.paragraphs.count - 1].append(ScannedLine(words: [word]))
    } else {
      let paragraph = page.paragraphs.count - 1
      let line = page.paragraphs[paragraph].count - 1
      page.paragraphs[paragraph][line].words.append(word)
    }
  }
}
