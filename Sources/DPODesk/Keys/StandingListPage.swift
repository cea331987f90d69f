import Foundation
import Sealing

/// The standing approvals as text, each with whether it covers the texts as they are now.
struct StandingListPage {
  /// A stored standing approval.
  struct Entry: Sendable {
    var id: UUID
    var keyID: String
    /// Nil where it cannot be read.
    var approval: StandingApproval?
  }

  let entries: [Entry]
  let register: AuthorityRegister
  /// The texts' digests now, by `kind/language`.
  let digests: [String: String]
  let now: Date
  let time: LocalTime
  var style = TextStyle.plain

  var text: String {
    guard !entries.isEmpty else {
      return "There is no standing approval, so no notice goes out. Sign one with: dpo standing approve --key FILE"
    }
    var lines: [String] = []
    for entry in entries {
      let until = entry.approval.map { "until \(time.text($0.statement.notAfter.date))" } ?? "cannot be read"
      lines.append(style.heading(entry.id.uuidString.lowercased().prefix(8).description) + "  by key \(entry.keyID), \(until)")
      var table = TextTable(indentation: 2, style: style)
      for (name, digest) in digests.sorted(by: { $0.key < $1.key }) {
        let fault = fault(of: entry, name: name, digest: digest)
        table.add(TextTable.Cell(name), TextTable.Cell(fault ?? "covered", fault == nil ? .good : .warning))
      }
      lines += table.lines
    }
    return lines.joined(separator: "\n")
  }

  private func fault(of entry: Entry, name: String, digest: String) -> String? {
    guard let approval = entry.approval else { return "not covered: the approval cannot be read" }
    let parts = name.split(separator: "/").map(String.init)
    do throws(AuthorityError) {
      try register.verify(approval, notice: parts[0], language: parts[1], templateDigest: digest, at: now)
      return nil
    } catch {
      return "not covered: \(error)"
    }
  }
}
