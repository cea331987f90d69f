import Foundation
import Sealing
import Testing

@testable import Intake

@Suite("Thread tokens bring replies home", .timeLimit(.minutes(1)))
struct ThreadTokenTests {
  @Test("a token finds its case in any letter case, in the address that mail programs reply to")
  func roundTrip() {
    let tokens = ThreadToken(KeyedDigest.ephemeral())
    let caseID = UUID()
    #expect(tokens.caseID(for: tokens.token(for: caseID)) == caseID)
    #expect(tokens.caseID(for: tokens.token(for: caseID).uppercased()) == caseID)
    let address = tokens.replyAddress(for: caseID, mailbox: "privacy@controller.example")
    #expect(address.hasPrefix("privacy+") && address.hasSuffix("@controller.example"))
    #expect(ThreadToken.token(in: address).flatMap(tokens.caseID) == caseID)
  }

  @Test("a token that was made up, changed or signed with another key finds nothing")
  func spoofed() {
    let tokens = ThreadToken(KeyedDigest.ephemeral())
    let caseID = UUID()
    #expect(ThreadToken(KeyedDigest.ephemeral()).caseID(for: tokens.token(for: caseID)) == nil)
    var symbols = Array(tokens.token(for: caseID))
    for place in symbols.indices {
      let kept = symbols[place]
      symbols[place] = kept == "a" ? "b" : "a"
      #expect(tokens.caseID(for: String(symbols)) != caseID)
      symbols[place] = kept
    }
    #expect(tokens.caseID(for: "") == nil)
    #expect(ThreadToken.token(in: "privacy@controller.example") == nil)
    #expect(ThreadToken.token(in: "privacy+" + String(repeating: "a", count: 65) + "@controller.example") == nil)
  }
}
