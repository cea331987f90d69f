/// Groups of header fields divided by blank lines, as delivery status notifications hold them.
enum HeaderBlock {
  static func parse(_ bytes: [UInt8]) -> [[MailHeader]] {
    var blocks: [[MailHeader]] = [[]]
    for line in String(decoding: bytes, as: UTF8.self).normalisedLines.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy(\.isWhitespace) {
        if blocks[blocks.count - 1].isEmpty == false { blocks.append([]) }
      } else if line.first == " " || line.first == "\t" {
        // A folded line goes on with the field before it.
        guard let last = blocks[blocks.count - 1].indices.last else { continue }
        blocks[blocks.count - 1][last].value += " " + String(line).trimmingSpaces
      } else if let colon = line.firstIndex(of: ":") {
        let name = String(line[..<colon]).trimmingSpaces
        let value = String(line[line.index(after: colon)...]).trimmingSpaces
        blocks[blocks.count - 1].append(MailHeader(name: name, value: value))
      }
    }
    return blocks.filter { !$0.isEmpty }
  }
}
