/// Parts what a person wrote in a reply from what the reply quotes.
public enum ReplyText {
  /// The reply's own text: without lines that begin with `>`, without the line that introduces them ("On … wrote:", also
  /// over several lines and in the languages of ``Attribution``), and without an earlier message below a divider or a
  /// header block as Outlook writes it. Answers between quoted lines stay.
  ///
  /// It may take away too much where someone writes like a mail program; keep the whole text beside it.
  public static func own(of text: String) -> String {
    let lines = text.normalisedLines.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let own = ownLines(of: lines).map { lines[$0].trimmingTrailingSpaces }
    return collapsed(own).joined(separator: "\n")
  }

  /// The numbers of the lines that are the reply's own, by the same rules as ``own(of:)``.
  ///
  /// - Parameter lines: Without their ends.
  public static func ownLines(of lines: [String]) -> [Int] {
    var own: [Int] = []
    var index = 0
    while index < lines.count {
      if EarlierMessage.begins(lines, at: index) { break }
      if let length = Attribution.length(lines, at: index) {
        guard let next = lines[(index + length)...].first(where: { !$0.isBlank }), isQuoted(next) else { break }
        index += length
        continue
      }
      if !isQuoted(lines[index]) { own.append(index) }
      index += 1
    }
    return own
  }

  private static func isQuoted(_ line: String) -> Bool {
    line.drop { $0 == " " }.hasPrefix(">")
  }

  /// One blank line where quotations were, none at the ends.
  private static func collapsed(_ lines: [String]) -> [String] {
    var result: [String] = []
    for line in lines where !(line.isEmpty && (result.last?.isEmpty ?? true)) { result.append(line) }
    if result.last?.isEmpty == true { result.removeLast() }
    return result
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var view = self[...]
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }
}
