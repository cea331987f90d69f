import RightsCase
import Testing

@Suite("A case under random commands", .timeLimit(.minutes(2)))
struct CasePropertyTests {
  @Test("N7, O2, rules 8 and 11 hold over 180,000 random commands; replay gives the same state")
  func invariants() throws {
    var kinds: [CaseEvent.Kind: Int] = [:]
    var commands = 0
    for seed in 0..<900 as Range<UInt64> {
      var generator = CommandGenerator(seed: seed)
      var invariants = CaseInvariants()
      var state = CaseState()
      var history: [CaseEvent] = []
      for _ in 0..<200 {
        commands += 1
        guard let events = try? state.decide(generator.next(for: state)) else { continue }
        for event in events {
          state.evolve(event)
          history.append(event)
          kinds[event.kind, default: 0] += 1
          if let violation = invariants.violation(by: event) {
            Issue.record("seed \(seed), event \(history.count): \(violation)")
            return
          }
        }
      }
      #expect(CaseState(replaying: history) == state)
      let read = try history.map { try CaseEvent(kind: $0.kind.rawValue, body: try $0.encodedBody()) }
      #expect(read == history)
      #expect(state.version == history.count)
    }
    #expect(commands >= 150_000)
    // A generator that never gets anywhere would prove nothing.
    for kind in CaseEvent.Kind.allCases { #expect(kinds[kind, default: 0] >= 10, "\(kind.rawValue) came up too seldom to be tested") }
  }

  @Test("a rejected command leaves nothing behind and says why")
  func rejections() {
    var seen: Set<Rejection.Code> = []
    for seed in 0..<200 as Range<UInt64> {
      var generator = CommandGenerator(seed: seed)
      var state = CaseState()
      for _ in 0..<200 {
        let before = state
        do throws(Rejection) {
          for event in try state.decide(generator.next(for: state)) { state.evolve(event) }
        } catch {
          #expect(state == before)
          #expect(!error.message.isEmpty)
          seen.insert(error.code)
        }
      }
    }
    #expect(seen.count >= 15)
  }
}
