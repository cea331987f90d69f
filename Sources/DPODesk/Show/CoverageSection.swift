import RightsCase

/// How the search of every planned system ended, with what was looked at (`docs/law.md` O2).
struct CoverageSection {
  let state: CaseState
  let names: [String: String]
  let style: TextStyle

  var lines: [String] {
    guard let identity = state.identity else { return ["  Nothing is searched before identity is shown."] }
    var table = TextTable(indentation: 2, style: style)
    for system in identity.systems {
      let name = names[system].map { "\($0) (\(system))" } ?? system
      guard let searched = state.searches[system] else {
        table.add(TextTable.Cell(name), TextTable.Cell("not searched yet", .warning))
        continue
      }
      table.add(
        TextTable.Cell(name), TextTable.Cell(searched.summary, searched.outcome.isCovered ? .plain : .urgent))
      for count in searched.collections { table.add("  \(count.collection)", count.rows.counted("row")) }
      for left in searched.unsearched {
        // A collection, and in brackets which part of it.
        let parts = left.split(separator: " ", maxSplits: 1)
        table.add(
          TextTable.Cell("  \(parts.first ?? "")"), TextTable.Cell("not looked at" + parts.dropFirst().map { " \($0)" }.joined(), .warning))
      }
    }
    return table.lines
  }
}
