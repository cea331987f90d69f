import RightsLaw

/// The grounds of refusal as text (`docs/law.md` R13-R16).
struct GroundsPage {
  var right: Right?
  var style = TextStyle.plain

  var text: String {
    let refusable = right.map(RefusableRight.init)
    if let right, case .some(.none) = refusable { return "No ground refuses \(right.words): carry it out." }
    let grounds = RefusalGround.all.filter { ground in refusable.flatMap { $0 }.map { ground.rights.contains($0) } ?? true }
    var table = TextTable(style: style)
    for ground in grounds {
      table.add(TextTable.Cell(ground.code, .heading), TextTable.Cell(ground.sentence))
      table.add(TextTable.Cell(""), TextTable.Cell("\(ground.citation). Your reasons must tell: \(Self.record(of: ground)).", .dim))
      if right == nil {
        table.add(TextTable.Cell(""), TextTable.Cell("For: \(ground.rights.map(\.right.words).joined(separator: ", "))", .dim))
      }
    }
    return (table.lines + ["", "Next: dpo refuse CASE --item N --ground CODE --reasons-file FILE --record FILE"]).joined(separator: "\n")
  }

  private static func record(of ground: RefusalGround) -> String {
    ground.requiredFields.filter { $0 != .decider && $0 != .date }.map(\.rawValue).joined(separator: ", ")
  }
}
