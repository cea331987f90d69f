import CaseStore
import RightsCase
import RightsLaw
import Sealing

extension DeskSession {
  /// Has the case judge a command, shows the clock before and after, asks, and carries it out.
  ///
  /// - Parameter event: What the command comes to for the clock of `item`; `nil` where it stays.
  func settle(
    _ command: CaseCommand, keeping record: VaultItem? = nil, in stored: StoredCase, item: Int, event: ClockEvent?, yes: Bool,
    question: String
  ) async throws {
    // The case judges before anybody is asked.
    _ = try stored.state.decide(command)
    let console = Console.standard
    let words = stored.state.items.first { $0.number == item }?.right.wordsWithCitation ?? ""
    console.write("Item \(item): \(words)")
    console.write(try ClockChange(of: item, in: stored.state, adding: event).text)
    if !yes { try console.confirm(question) }
    try await change(stored) { draft, _ in
      if let record { draft.keep(record) }
      try draft.apply(command)
    }
  }
}
