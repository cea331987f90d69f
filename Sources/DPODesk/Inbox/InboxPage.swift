import RightsCase
import RightsLaw

/// The inbox as text.
struct InboxPage {
  let entries: [InboxEntry]
  let today: LocalDate
  var style = TextStyle.plain

  var text: String {
    let sorted = entries.sorted(by: InboxEntry.isMoreUrgent)
    guard let first = sorted.first(where: { !$0.needs.isEmpty }) ?? sorted.first else {
      return "No open case. Closed ones: dpo inbox --all"
    }
    let waiting = sorted.count { !$0.needs.isEmpty }
    var table = TextTable(style: style)
    table.addHeading("case", "due", "received", "by", "phase", "asks for")
    var lines: [String] = []
    for entry in sorted {
      table.add(
        TextTable.Cell(entry.reference, .heading), due(of: entry), TextTable.Cell(entry.received.iso),
        TextTable.Cell(Channel(rawValue: entry.channel)?.words ?? entry.channel),
        TextTable.Cell(CasePhase(rawValue: entry.phase)?.words ?? entry.phase), TextTable.Cell(rights(of: entry)))
    }
    let rows = table.lines
    lines.append(rows[0])
    for (entry, row) in zip(sorted, rows.dropFirst()) {
      lines.append(row)
      lines += entry.needs.map { "  needs you: \(style.warning($0))" }
    }
    lines += ["", summary(of: sorted, waiting: waiting), "Next: \(first.command)"]
    return lines.joined(separator: "\n")
  }

  private func summary(of sorted: [InboxEntry], waiting: Int) -> String {
    let closed = sorted.count { $0.phase == CasePhase.closed.rawValue }
    let open = sorted.count - closed
    let needing = waiting == 0 ? "none needs you" : waiting == 1 ? "1 needs you" : "\(waiting) need you"
    return "\(open.counted("open case")), \(needing)." + (closed > 0 ? " \(closed) closed." : "")
  }

  private func due(of entry: InboxEntry) -> TextTable.Cell {
    guard let due = entry.due else { return TextTable.Cell(entry.phase == CasePhase.closed.rawValue ? "-" : "no date yet") }
    return TextTable.Cell(
      "\(due.iso), \(DueText.left(until: due, from: today))", DueText.mark(due, from: today))
  }

  private func rights(of entry: InboxEntry) -> String {
    entry.rights.isEmpty ? "not clear" : entry.rights.map { Right(rawValue: $0)?.words ?? $0 }.joined(separator: ", ")
  }
}
