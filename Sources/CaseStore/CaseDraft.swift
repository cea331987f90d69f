public import RightsCase

/// A change to a case in the making: commands are decided one after the other on the state that the earlier ones left, and everything is
/// committed in one transaction, or nothing is.
public struct CaseDraft: Sendable {
  /// The state with the changes so far.
  public private(set) var state: CaseState
  public private(set) var events: [CaseEvent] = []
  public private(set) var items: [VaultItem] = []
  private(set) var effects: [(seq: Int, effect: CaseEffect)] = []

  init(_ state: CaseState) { self.state = state }

  /// Decides `command` and takes its events in.
  ///
  /// - Throws: `Rejection`, when the case does not allow it.
  public mutating func apply(_ command: CaseCommand) throws(Rejection) {
    for event in try state.decide(command) {
      state.evolve(event)
      events.append(event)
      effects += state.effects(of: event).map { (state.version, $0) }
    }
  }

  /// Keeps a vault item with the change.
  public mutating func keep(_ item: VaultItem) { items.append(item) }
}
