import Foundation
import Testing

@testable import HabeasCommand

@Suite("What PostgreSQL keeps of a password")
struct ScramVerifierTests {
  @Test("The example of RFC 7677 gives the keys that follow from it")
  func example() throws {
    let salt = Array(try #require(Data(base64Encoded: "W22ZaJ0SNY7soEsUEjb6gQ==")))
    let expected =
      "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="
    #expect(ScramVerifier(password: "pencil", salt: salt).description == expected)
  }

  @Test("Equal passwords do not look alike")
  func salted() {
    #expect(ScramVerifier(password: "pencil").description != ScramVerifier(password: "pencil").description)
  }
}
