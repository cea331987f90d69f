import Foundation
import Sealing

/// The registered keys as text, each with what it counts for now.
struct KeyListPage {
  /// A registered key.
  struct Entry: Sendable {
    var keyID: String
    var login: String
    /// Nil where it cannot be read.
    var enrolment: Enrolment?
    var revokedAt: Date?
  }

  let entries: [Entry]
  let root: VerificationKey
  let now: Date
  let time: LocalTime
  var style = TextStyle.plain

  var text: String {
    guard !entries.isEmpty else { return "No key is registered. Make one with: dpo key init --name NAME --file FILE" }
    var table = TextTable(style: style)
    table.addHeading("key", "login", "name", "signs", "until", "counts now")
    for entry in entries {
      let statement = entry.enrolment?.statement
      let standing = standing(of: entry)
      table.add(
        TextTable.Cell(entry.keyID), TextTable.Cell(entry.login),
        TextTable.Cell(statement.map { TerminalText.line($0.name) } ?? "?"),
        TextTable.Cell(statement?.roles.map(Self.words).joined(separator: ", ") ?? "?"),
        TextTable.Cell(statement.map { time.text($0.notAfter.date) } ?? "?"),
        TextTable.Cell(standing ?? "yes", standing == nil ? .good : .warning))
    }
    return table.lines.joined(separator: "\n")
  }

  /// Why it counts for nothing; nil where it counts.
  private func standing(of entry: Entry) -> String? {
    if let revokedAt = entry.revokedAt { return "no: revoked on \(time.text(revokedAt))" }
    guard let enrolment = entry.enrolment else { return "no: the enrolment cannot be read" }
    do throws(AuthorityError) {
      try enrolment.verify(rootPublicKey: root, at: now)
      return nil
    } catch {
      return "no: \(error)"
    }
  }

  private static func words(_ role: ApproverRole) -> String {
    switch role {
    case .approve: "answers"
    case .standing: "standing approvals"
    case .demonstration: "demonstrations"
    }
  }
}
