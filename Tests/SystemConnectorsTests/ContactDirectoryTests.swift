import DataMap
import HabeasTesting
import PostgresClient
import SystemConnectors
import Testing

@Suite("Looking contacts up by exact keys", .timeLimit(.minutes(1)))
struct ContactDirectoryTests {
  private func matches(_ claims: [IdentityKind: [String]]) async throws -> [ContactMatch] {
    var found: [ContactMatch] = []
    try await Estate.with { configuration, map in
      let directory = try ContactDirectory(dataMap: map, connections: ["estate-crm": .postgres(configuration)])
      do {
        found = try await directory.contacts(matching: claims)
      } catch {
        await directory.close()
        throw error
      }
      await directory.close()
    }
    return found
  }

  @Test("an address on file finds its one person, with what may be searched for and what may not")
  func priya() async throws {
    let matches = try await matches([.email: [" Priya.Nandakumar@HarbourTyres.example"]])
    let match = try #require(matches.first)
    #expect(matches.count == 1 && match.system == "crm" && match.subjectKey == "1" && match.displayName == "Priya Nandakumar")
    #expect(match.identities == Estate.identities)
    #expect(match.contacts.map(\.kind) == [.email, .phone, .phone, .post])
    #expect(match.contacts.map(\.standing) == [.personal, .personal, .shared, .personal])
    #expect(match.contacts[3].value == "12 Quay Street\nFleetmouth\nZZ1 1AA\nGB")
  }

  @Test(
    "N7: a look-alike domain, a namesake and a part of an address find nobody",
    arguments: [
      "priya.nandakumar@harbour-tyres.example", "priya.nandakumar", "%@harbourtyres.example", "nandakumar@harbourtyres.example",
      "priya.nandakumar@harbourtyres.example.evil.example",
    ])
  func lookAlikes(address: String) async throws {
    let matches = try await matches([.email: [address]])
    #expect(matches.isEmpty)
  }

  @Test("a number that a whole company shares names everybody who has it, and is nobody's identifier")
  func sharedNumber() async throws {
    let matches = try await matches([.phone: ["01632 960100"]])
    #expect(matches.map(\.subjectKey).sorted() == ["1", "3", "9"])
    #expect(matches.allSatisfy { !($0.identities[.phone] ?? []).contains("01632 960100") })
  }

  @Test("a leaver's, a role's and a family's contacts keep their standing and are no identifiers")
  func standings() async throws {
    let leaver = try await matches([.email: ["moira.lenox@harbourtyres.example"]])
    #expect(leaver.first?.contacts.first?.standing == .leaver && leaver.first?.identities[.email] == nil)
    let family = try await matches([.customerNumber: ["OG-20422"]])
    #expect(family.first?.contacts.map(\.standing) == [.personal, .family, .family])
    let role = try await matches([.email: ["accounts@harbourtyres.example"]])
    #expect(role.first?.contacts.first?.standing == .role)
  }

  @Test("no claim, and claims of kinds that nobody keeps, find nobody")
  func nothing() async throws {
    #expect(try await matches([:]).isEmpty)
    #expect(try await matches([IdentityKind("shoe_size"): ["43"], .email: []]).isEmpty)
  }

  @Test("an identity system without a configured connection is named")
  func unconfigured() throws {
    let map = try Estate.map()
    #expect(throws: ConnectorError.self) { try ContactDirectory(dataMap: map, connections: [:]) }
  }

  @Test("addresses are normalised, and what is no address is none")
  func normalisation() {
    #expect(NormalisedEmail.make(" A.B@Example.EXAMPLE\n") == "a.b@example.example")
    #expect(NormalisedEmail.make("A.B@Example.EXAMPLE", keepingLocalPartCase: true) == "A.B@example.example")
    for text in ["", "@", "a@", "@b", "a b@c.example", "a@b\u{7}.example"] { #expect(NormalisedEmail.make(text) == nil) }
  }
}
