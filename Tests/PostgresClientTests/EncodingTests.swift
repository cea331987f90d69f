import Foundation
import Testing

@testable import PostgresClient

@Suite("Encoding and decoding, without a server")
struct EncodingTests {
  @Test("Arrays: every text survives its quoting", arguments: [[], [""], ["NULL", "null"], [#"a\"b"#, "{x,y}", " z "], ["é", "😀"]])
  func textArrays(items: [String]) {
    #expect(ArrayText.decode(Array(ArrayText.encode(items).utf8)) == items.map { Optional($0) })
  }

  @Test("Arrays as the server writes them: bare elements, NULL, other bounds")
  func serverArrays() {
    #expect(ArrayText.decode(Array("{a,NULL,\"b c\"}".utf8)) == ["a", nil, "b c"])
    #expect(ArrayText.decode(Array("[0:1]={1,2}".utf8)) == ["1", "2"])
    #expect(ArrayText.decode(Array("{}".utf8)) == [])
  }

  @Test("What is no array is refused", arguments: ["", "{", "}", "{a", "{\"a}", "{a}b", "{{1},{2}}", "a", "{\"a\\", "{a,", "[0:1]"])
  func notArrays(text: String) {
    #expect(ArrayText.decode(Array(text.utf8)) == nil)
  }

  @Test("Bytea text is decoded whole or not at all")
  func bytea() {
    func decode(_ text: String) -> [UInt8]? { Array(text.utf8).withUnsafeBufferPointer(ByteaText.decode) }
    #expect(decode("\\x") == [])
    #expect(decode("\\x00fFaB") == [0, 255, 171])
    for text in ["", "\\", "\\x0", "\\x0g", "x00", "00"] { #expect(decode(text) == nil) }
  }

  @Test("A time goes to text and back for every day over eight centuries")
  func days() throws {
    for day in stride(from: -150_000, through: 150_000, by: 1) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400 + 43_200.25)
      let text = try #require(TimestampText.encode(date))
      #expect(TimestampText.decode(Array(text.utf8)) == date)
    }
  }

  @Test(
    "Known times",
    arguments: [
      ("1970-01-01 00:00:00.000000+00", 0.0), ("2000-02-29 12:30:15.500000+00", 951_827_415.5),
      ("1969-12-31 23:59:59.999999+00", -0.000001), ("0001-01-01 00:00:00.000000+00 BC", -62_167_219_200.0 + 0),
    ])
  func knownTimes(text: String, seconds: Double) {
    #expect(TimestampText.encode(Date(timeIntervalSince1970: seconds)) == text)
  }

  @Test("Offsets count")
  func offsets() {
    #expect(TimestampText.decode(Array("1970-01-01 05:30:00+05:30".utf8)) == Date(timeIntervalSince1970: 0))
    #expect(TimestampText.decode(Array("1969-12-31 23:58:45-00:01:15".utf8)) == Date(timeIntervalSince1970: 0))
    for text in ["infinity", "", "2026-13-01", "2026-11-22 ", "2026-11-22 10", "2026-11-22x", "10:00:00"] {
      #expect(TimestampText.decode(Array(text.utf8)) == nil)
    }
  }

  @Test("Parameters lie in one block, terminated, with NULL apart")
  func block() throws {
    let encoded = try EncodedParameters(["ab", nil, .bytes([0, 1]), ""])
    #expect(encoded.offsets == [0, -1, 3, 6])
    #expect(encoded.lengths == [2, 0, 2, 0])
    #expect(encoded.formats == [0, 0, 1, 0])
    #expect(encoded.buffer == [97, 98, 0, 0, 1, 0, 0])
    #expect(throws: PostgresError.self) { try EncodedParameters(Array(repeating: nil, count: 65_536)) }
  }

  @Test("A login's refusal is read from libpq's words")
  func loginMessages() {
    let refused = LoginMessage.parse(
      """
      connection to server at "127.0.0.1", port 5432 failed: FATAL:  28P01: password authentication failed for user "habeas"
      LOCATION:  auth_failed, auth.c:326

      """)
    #expect(refused.reason == "password authentication failed for user \"habeas\"" && refused.sqlState == "28P01")
    let down = LoginMessage.parse(
      """
      connection to server at "h" (::1), port 1 failed: Connection refused
      \tIs the server running on that host and accepting TCP/IP connections?
      connection to server at "h" (127.0.0.1), port 1 failed: Connection refused
      """)
    #expect(down.reason == "Connection refused" && down.sqlState == nil)
    #expect(LoginMessage.parse("").sqlState == nil)
  }

  @Test("The client's own settings win, except the zone; values are escaped")
  func keywords() throws {
    let configuration = PostgresConfiguration(
      host: "db", database: "d", user: "u", tls: .verifyFull(rootCertificate: "/ca.pem"),
      options: ["timezone": "Europe/London", "datestyle": "German", "search_path": "a b\\c"])
    let keywords = Dictionary(uniqueKeysWithValues: configuration.keywords(addresses: ["192.0.2.1", "2001:db8::1"]))
    #expect(keywords["host"] == "db,db" && keywords["hostaddr"] == "192.0.2.1,2001:db8::1")
    #expect(keywords["sslmode"] == "verify-full" && keywords["sslrootcert"] == "/ca.pem")
    let options = try #require(keywords["options"])
    #expect(options.contains("-c timezone=Europe/London") && options.contains("-c datestyle=ISO,\\ YMD"))
    #expect(options.contains("-c search_path=a\\ b\\\\c") && !options.contains("German"))
  }
}
