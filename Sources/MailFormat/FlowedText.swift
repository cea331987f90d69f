/// Plain text whose long lines were broken for transport (RFC 3676).
enum FlowedText {
  /// Joins the lines that end in a space with the next of the same quote depth, and takes away space-stuffing.
  static func unflow(_ text: String, deletesSpaces: Bool) -> String {
    var lines: [String] = []
    var open: (depth: Int, text: String)?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let depth = line.prefix { $0 == ">" }.count
      var content = line.dropFirst(depth)
      if content.hasPrefix(" ") { content.removeFirst() }
      // The signature separator ends in a space without being broken.
      let isSoft = content.hasSuffix(" ") && content != "-- "
      if let previous = open, previous.depth != depth || content == "-- " {
        lines.append(quoted(previous.text, depth: previous.depth))
        open = nil
      }
      if isSoft && deletesSpaces { content.removeLast() }
      let joined = (open?.text ?? "") + content
      if isSoft {
        open = (depth, joined)
      } else {
        lines.append(quoted(joined, depth: depth))
        open = nil
      }
    }
    if let open { lines.append(quoted(open.text, depth: open.depth)) }
    return lines.joined(separator: "\n")
  }

  private static func quoted(_ text: String, depth: Int) -> String {
    depth == 0 ? text : String(repeating: ">", count: depth) + " " + text
  }
}
