import DataMap
import SystemConnectors
import Testing

@testable import IdentityVerification

@Suite("The country of an address on file", .timeLimit(.minutes(1)))
struct CountryCodeTests {
  @Test(
    "O3: is a code or a name in a language of Europe; towns and postcodes are none",
    arguments: [
      ("PL", "PL"), ("pl", "PL"), ("Polska", "PL"), ("Poland", "PL"), ("POLEN", "PL"), ("Pologne", "PL"), ("Österreich", "AT"),
      ("Osterreich", "AT"), ("United Kingdom", "GB"), ("UK", "GB"), ("Scotland", "GB"), ("Ελλάδα", "GR"), ("Česko", "CZ"),
      ("FY4 2RP", nil), ("Gdańsk", nil), ("80-001", nil), ("", nil), ("ZZ", nil),
    ] as [(String, String?)])
  func names(line: String, code: String?) {
    let contact = Contact(kind: .post, value: "8 High Street\nBlackpool\n\(line)", standing: .personal)
    #expect(CountryCode(of: contact)?.text == code)
  }
}
