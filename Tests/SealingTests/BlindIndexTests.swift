import Testing

@testable import Sealing

@Suite("Keyed digests and the blind index", .timeLimit(.minutes(1)))
struct BlindIndexTests {
  let index = BlindIndex(KeyedDigest(key: Array(0..<32)))

  @Test("A digest is HMAC-SHA256 over the domain's length, the domain and the value")
  func knownAnswer() {
    #expect(
      index.token(.email, " Priya@Example.EXAMPLE ").map(Hex.encode) == "5eca4aa527307489987a810d12b5c4b7555febdb5d92c43cd16634f7da498585")
  }

  @Test("Domains keep equal values apart, and no value runs into a domain")
  func domains() {
    let digest = KeyedDigest(key: Array(0..<32))
    #expect(digest.digest("a", "bc") != digest.digest("ab", "c"))
    #expect(digest.digest("a", "x") != digest.digest("b", "x"))
    #expect(digest.digest("a", "x") != KeyedDigest.ephemeral().digest("a", "x"))
  }

  @Test(
    "Spellings of one identifier meet",
    arguments: [
      (BlindIndex.Kind.email, "priya@example.example", ["PRIYA@example.example", "<priya@example.example>", "priya@example.example."]),
      (.email, "priyá@example.example", ["PRIYÁ@example.example", "priya\u{301}@example.example"]),
      (.phone, "+441632960123", ["01632 960123", "+44 1632 960123", "+44 (0)1632 960 123", "0044 1632-960123", "(01632) 960123"]),
      (.customerNumber, "OG12345", ["og-12345", "OG 12 345", "og.12345"]),
    ])
  func normalisation(_ kind: BlindIndex.Kind, _ expected: String, _ spellings: [String]) {
    for spelling in spellings + [expected] {
      #expect(index.normalise(kind, spelling) == expected)
    }
  }

  @Test("What cannot be an identifier has no token")
  func refusals() {
    for value in ["", "@", "priya", "priya@", "@example.example", "a b@example.example"] { #expect(index.token(.email, value) == nil) }
    for value in ["", "960123", "call me", "+44", "+1234567890123456"] { #expect(index.token(.phone, value) == nil) }
    for value in ["", " - "] { #expect(index.token(.customerNumber, value) == nil) }
  }

  @Test("Dots and tags in an address stay: they may be different people's")
  func tags() {
    #expect(index.token(.email, "p.riya@example.example") != index.token(.email, "priya@example.example"))
    #expect(index.token(.email, "priya+x@example.example") != index.token(.email, "priya@example.example"))
  }
}
