import ArgumentParser
import RightsCase

/// The item that a command is about.
struct ItemOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The item's number, as dpo show has it; not needed where only one is open.", valueName: "n"))
  var item: Int?

  /// The item that was named, or the only one that is open.
  func number(in state: CaseState) throws(DeskError) -> Int {
    if let item { return item }
    let open = state.items.filter { $0.outcome == .open && $0.fulfilment == nil }
    guard let only = open.first else { throw .refused("no item of the case is open.") }
    guard open.count == 1 else {
      throw .untried("several items are open. Name one: " + open.map { "--item \($0.number) (\($0.right.words))" }.joined(separator: ", "))
    }
    return only.number
  }
}
