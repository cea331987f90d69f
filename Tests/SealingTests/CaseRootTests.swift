import Foundation
import Testing

@testable import Sealing

@Suite("Rule 5: the daily root over all heads", .timeLimit(.minutes(1)))
struct CaseRootTests {
  private func heads(_ count: Int) -> [CaseHead] {
    (0..<count).map { _ in CaseHead(caseID: UUID(), headHash: Fixture.randomBytes(32)) }
  }

  private func statement(_ heads: [CaseHead], after previous: CaseRootStatement? = nil) -> CaseRootStatement {
    CaseRootStatement(day: "2026-11-22", heads: heads, previous: previous, signedAt: Fixture.time("2026-11-23T00:00:05Z"))
  }

  @Test("The order of the heads does not matter; a change, a loss or an addition does")
  func coverage() {
    for count in [0, 1, 2, 3, 4, 5, 8, 33] {
      let heads = heads(count)
      let root = statement(heads)
      #expect(root.covers(heads.shuffled()))
      #expect(!root.covers(heads + self.heads(1)))
      guard let last = heads.last else { continue }
      #expect(!root.covers(Array(heads.dropLast())))
      #expect(!root.covers(heads.dropLast() + [CaseHead(caseID: last.caseID, headHash: Fixture.randomBytes(32))]))
    }
  }

  @Test("A root is signed by the timekeeper's key from its file, and names the day before")
  func chain() throws {
    try Fixture.withDirectory { directory in
      let key = try CaseRootKey.create(file: "\(directory)/case-root.key")
      let first = try key.sign(statement(heads(3)))
      let second = try CaseRootKey.open(file: "\(directory)/case-root.key").sign(statement(heads(4), after: first.statement))
      #expect(first.isSigned(by: key.publicKey) && second.isSigned(by: key.publicKey))
      #expect(second.statement.follows(first.statement) && first.statement.follows(nil))
      #expect(!second.statement.follows(nil) && !first.statement.follows(second.statement))
      #expect(!first.isSigned(by: CaseRootKey().publicKey))
    }
  }
}
