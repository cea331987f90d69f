import DataMap
import VaultContents

/// The rows that one system gave, so that the DPO can see what the answer is made from.
struct FoundPage {
  let found: FoundData
  var style = TextStyle.plain

  var text: String {
    var lines: [String] = []
    for collection in found.collections where !collection.rows.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines.append(
        style.heading("\(found.system): \(collection.dataset).\(collection.collection)") + ", \(collection.rows.count.counted("row"))")
      for (index, row) in collection.rows.enumerated() {
        lines.append(style.dim("  row \(index + 1)"))
        var table = TextTable(indentation: 4)
        for (name, value) in row.sorted(by: { $0.key < $1.key }) { table.add(name, Self.text(value)) }
        lines += table.lines
      }
    }
    return lines.isEmpty ? "\(found.system): no rows." : lines.joined(separator: "\n")
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): TerminalText.line(text)
    case .null: "-"
    default: TerminalText.line((try? DeskJSON.line(value)) ?? "(cannot be shown)")
    }
  }
}
