/// Plain text out of HTML, for reading: nothing is fetched, styled or run, and the time grows with the length alone.
enum HTMLText {
  static func extract(from html: String) -> String {
    var scanner = HTMLScanner(html)
    var layout = TextLayout()
    while let token = scanner.next() {
      switch token {
      case .text(let text): layout.append(text)
      case .open(let tag): open(tag, &layout)
      case .close(let tag): close(tag, &layout)
      }
    }
    return layout.finished()
  }

  private static func open(_ tag: String, _ layout: inout TextLayout) {
    switch tag {
    case "br": layout.breakLine()
    case "li":
      layout.startLine()
      layout.append("- ")
    case "td", "th": layout.separateCells()
    case "pre": layout.preformattedDepth += 1
    case "blockquote": layout.quoteDepth += 1
    default: break
    }
    separate(tag, &layout)
  }

  private static func close(_ tag: String, _ layout: inout TextLayout) {
    separate(tag, &layout)
    switch tag {
    case "pre": layout.preformattedDepth = max(0, layout.preformattedDepth - 1)
    case "blockquote": layout.quoteDepth = max(0, layout.quoteDepth - 1)
    default: break
    }
  }

  private static func separate(_ tag: String, _ layout: inout TextLayout) {
    if paragraphs.contains(tag) {
      layout.startParagraph()
    } else if lines.contains(tag) {
      layout.startLine()
    }
  }

  private static let paragraphs: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote", "hr",
  ]
  private static let lines: Set<String> = [
    "div", "tr", "dt", "dd", "section", "article", "header", "footer", "address", "main", "nav", "aside", "form",
    "fieldset", "figure", "figcaption", "center", "caption", "body", "html", "head",
  ]
}
