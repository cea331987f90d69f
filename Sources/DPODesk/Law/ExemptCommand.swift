import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

struct ExemptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exempt", abstract: "Withhold a part of an answer on a ground: a refusal in part (R14 to R16).",
    discussion: """
      The answer is assembled anew without it; you review and approve it before it is sent. With --silent nothing shows that something was
      withheld, which only some grounds allow.
      """)

  @OptionGroup var named: CaseOptions
  @OptionGroup var chosen: ItemOptions
  @OptionGroup var options: DeskOptions
  @Option(help: ArgumentHelp("The ground's code, as dpo grounds has it.", valueName: "code")) var ground: String
  @Option(
    help: ArgumentHelp("What is withheld: a collection of a system, or one field of it, as in crm/crm.notes/text.", valueName: "part"),
    transform: Self.part)
  var withhold: WithheldPart
  @Option(help: ArgumentHelp("A text file with a line 'field: text' for each that the ground must record.", valueName: "file"))
  var record: String?
  @Flag(help: "Naming the ground would defeat it: tell nothing (R14).") var silent = false
  @Flag(help: "Do not ask; for scripts.") var yes = false

  static func part(_ text: String) throws -> WithheldPart {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else {
      throw ValidationError("write SYSTEM/DATASET.COLLECTION or SYSTEM/DATASET.COLLECTION/FIELD, as dpo review has them.")
    }
    return WithheldPart(system: parts[0], collection: parts[1], field: parts.count == 3 ? parts[2] : nil)
  }

  func run() async throws {
    let ground = try RefusalGround(code: ground)
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let item = try chosen.number(in: stored.state)
      let right = stored.state.items.first { $0.number == item }?.right ?? .access
      guard let refusable = RefusableRight(right) else {
        throw DeskError.refused("'\(right.words)' is absolute; nothing of it can be refused (R7).")
      }
      try requireSearched(stored.state)
      let fields = try GroundRecord(
        for: refusable, on: ground, known: [.item: withhold.description], file: record, login: session.login, on: stored.today,
        disclosure: silent ? .silent(because: "see the record") : .stated)
      let kept = VaultItem(
        purpose: .correspondence, kind: DecisionRecord.kind,
        bytes: try DecisionRecord(text: fields.fields[.reasoning] ?? "", fields: fields.byName).encoded())
      try await session.settle(
        .exempt(
          ExemptionApplied(
            item: item, ground: ground.code, withheld: withhold, recordItem: kept.id, recorded: fields.recorded,
            reviewer: fields.reviewer, isSilent: silent, on: stored.today)),
        keeping: kept, in: stored, item: item, event: nil, yes: yes,
        question: "Withhold \(withhold) on ground \(ground.code), \(ground.citation)\(silent ? ", in silence" : "")?")
      Console.standard.write("Withheld. The answer is assembled anew; then: dpo review \(named.reference)")
    }
  }

  /// A slip in a name must not look like something withheld.
  private func requireSearched(_ state: CaseState) throws(DeskError) {
    let known = state.searches[withhold.system]?.collections.map(\.collection) ?? []
    guard known.contains(withhold.collection) else {
      throw .refused(
        "system '\(withhold.system)' found nothing in '\(withhold.collection)'. Searched there: \(known.joined(separator: ", "))")
    }
  }
}
