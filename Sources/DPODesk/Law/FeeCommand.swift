import ArgumentParser
import CaseStore
import Intake
import RightsCase
import RightsLaw
import Sealing
import VaultContents

struct FeeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fee", abstract: "Ask for a fee, or record that it was paid (C3, R13).",
    discussion: "A request is free unless it is plainly unfounded or excessive, which is yours to show, or asks for a further copy.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var chosen: ItemOptions
  @OptionGroup var options: DeskOptions
  @Option(help: "Why: \(FeeRequested.Basis.allCases.map(\.rawValue).joined(separator: ", ")).", transform: TypedCode.read)
  var basis: FeeRequested.Basis?
  @Option(help: ArgumentHelp("The amount, such as 25.00.", valueName: "amount"), transform: Self.smallestUnits) var amount: Int?
  @Option(help: "Three letters of ISO 4217.") var currency = "GBP"
  @Option(help: ArgumentHelp("A text file with how it was reckoned, and why; it stays in the vault.", valueName: "file"))
  var reasonsFile: String?
  @Flag(help: "It was paid.") var paid = false
  @Option(help: "With --paid: the day of the payment; today where it is not given.", transform: GivenDay.typed) var on: LocalDate?
  @Flag(help: "Do not ask; for scripts.") var yes = false

  static func smallestUnits(_ text: String) throws -> Int {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int(parts[0]), whole >= 0, whole < 100_000, parts.count == 1 || parts[1].count == 2,
      let cents = parts.count == 1 ? 0 : Int(parts[1]), cents >= 0
    else { throw ValidationError("write the amount with two decimals, as in 25.00.") }
    return whole * 100 + cents
  }

  func validate() throws {
    guard paid != (basis != nil) else { throw ValidationError("Say either --basis with --amount and --reasons-file, or --paid.") }
    guard paid || amount != nil && reasonsFile != nil else { throw ValidationError("--basis goes with --amount and --reasons-file (R13).") }
    guard currency.count == 3, currency.allSatisfy({ $0.isASCII && $0.isUppercase }) else {
      throw ValidationError("--currency has three capital letters, as in GBP.")
    }
  }

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let item = try chosen.number(in: stored.state)
      if paid {
        let day = try GivenDay.checked(on, today: stored.today)
        let isCopy = stored.state.items.first { $0.number == item }?.openFee?.basis == .furtherCopy
        try await session.settle(
          .recordFee(FeePaid(item: item, on: day)), in: stored, item: item, event: isCopy ? .furtherCopyFeePaid(day) : .feePaid(day),
          yes: yes, question: "Record the payment?")
        return Console.standard.write("Recorded.")
      }
      guard let basis, let amount, let reasonsFile else { return }
      let record = VaultItem(
        purpose: .correspondence, kind: DecisionRecord.kind,
        bytes: try DecisionRecord(text: try ReasonsFile.read(reasonsFile)).encoded())
      try await session.settle(
        .requestFee(
          FeeRequested(item: item, basis: basis, amount: amount, currency: currency, reasonsItem: record.id, on: stored.today)),
        keeping: record, in: stored, item: item, event: basis == .furtherCopy ? nil : .feeAsked(stored.today), yes: yes,
        question: "Ask the person for it?")
      Console.standard.write("The notice goes out now. Once it is paid: dpo fee \(named.reference) --paid")
    }
  }
}
