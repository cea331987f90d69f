/// Columns that stand under each other. Cells get their width before they are marked.
struct TextTable {
  /// A cell and what it means.
  struct Cell {
    let text: String
    let mark: TextMark

    init(_ text: String, _ mark: TextMark = .plain) {
      self.text = text
      self.mark = mark
    }
  }

  private var rows: [[Cell]] = []
  private let indentation: String
  private let style: TextStyle

  init(indentation: Int = 0, style: TextStyle = .plain) {
    self.indentation = String(repeating: " ", count: indentation)
    self.style = style
  }

  mutating func add(_ cells: Cell...) { rows.append(cells) }
  mutating func add(_ texts: String...) { rows.append(texts.map { Cell($0) }) }
  mutating func addHeading(_ texts: String...) { rows.append(texts.map { Cell($0, .dim) }) }

  var isEmpty: Bool { rows.isEmpty }

  var lines: [String] {
    let columns = rows.map(\.count).max() ?? 0
    // The last cell of a row may be long; it widens nothing.
    let widths = (0..<columns).map { column in
      rows.filter { $0.count > column + 1 }.map { $0[column].text.count }.max() ?? 0
    }
    return rows.map { row in
      indentation
        + row.enumerated().map { column, cell in
          let text = style.marked(cell.text, cell.mark)
          return column == row.count - 1 ? text : text + String(repeating: " ", count: widths[column] - cell.text.count + 2)
        }.joined()
    }
  }
}
