import DataMap
import Redaction
import VaultContents

/// What of the found texts may be about other people, for the DPO to weigh (law.md R16). Nothing is left out by it.
struct OthersPage {
  let found: [FoundData]
  let own: OwnDetails
  let suggester: RedactionSuggester
  var style = TextStyle.plain

  var text: String {
    let lines = found.flatMap { data in
      data.collections.flatMap { collection in
        collection.rows.enumerated().flatMap { index, row in
          row.sorted { $0.key < $1.key }.flatMap { field, value in
            entry("\(data.system): \(collection.dataset).\(collection.collection), row \(index + 1), \(field)", value)
          }
        }
      }
    }
    guard !lines.isEmpty else {
      return "No text that was found seems to be about anybody else. Read it all the same: rules do not see everything."
    }
    return (lines + ["Rules found these; they do not see everything. To leave a field out: dpo exempt"]).joined(separator: "\n")
  }

  private func entry(_ place: String, _ value: JSONValue) -> [String] {
    let texts = value.scalars(at: []).compactMap(\.stringValue).filter(Self.isRunningText)
    var table = TextTable(indentation: 2)
    for text in texts {
      let scalars = Array(text.unicodeScalars)
      for suggestion in suggester.suggestions(in: text, own: own) {
        let words = String(String.UnicodeScalarView(scalars[suggestion.range]))
        table.add(suggestion.kind.rawValue, TerminalText.line(words), suggestion.reason)
      }
    }
    return table.lines.isEmpty ? [] : [style.heading(place)] + table.lines + [""]
  }

  /// A column that has a name or an address and nothing else is the record's own; what people wrote about somebody has a few words.
  private static func isRunningText(_ text: String) -> Bool { text.split(whereSeparator: \.isWhitespace).count > 3 }
}

extension OwnDetails {
  /// What is on file of the person whose case it is.
  init(_ subject: VerifiedSubject) {
    let emails: [String] = if case .email(let address) = subject.recipient { [address] } else { [] }
    self.init(
      names: [subject.displayName], emails: emails + (subject.identities[.email] ?? []),
      numbers: subject.identities.filter { $0.key != .email }.flatMap(\.value))
  }
}
