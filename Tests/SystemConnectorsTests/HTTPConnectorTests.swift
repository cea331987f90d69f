import CurlTransport
import DataMap
import HabeasTesting
import SystemConnectors
import Testing

@Suite("Searching an HTTP interface", .timeLimit(.minutes(1)))
struct HTTPConnectorTests {
  private func fault(
    _ path: String, pages: String = "", token: String? = "good", limits: SearchLimits = SearchLimits()
  ) async throws -> ConnectorError {
    try await TroubledInterface.with { api in
      try #require(await #expect(throws: ConnectorError.self) { try await api.search(path, pages: pages, token: token, limits: limits) })
    }
  }

  @Test("the survey tool gives all pages of a person's answers, and those of nobody else")
  func estate() async throws {
    try await Estate.with { configuration, map in
      let outcome = try await Estate.search("surveys", configuration, map)
      #expect(outcome.collections.map(\.rows.count) == [1, 3])
      #expect(outcome.collections[1].rows.map { $0["survey"] } == ["Service 2023", "Service 2024", "Service 2025"])
      #expect(outcome.collections[1].rows[0]["answers"] == ["recommend": 8, "comment": .null])
      #expect(outcome.collections[0].queryShape == "GET /v1/respondents?email={value}")
      #expect(outcome.collections[1].queryShape == "GET /v1/respondents/{value}/responses")
    }
  }

  @Test("the check asks the path that the description names, and a wrong token is said to be one")
  func check() async throws {
    let map = try Estate.map()
    let system = try #require(map.system("surveys"))
    let url = "http://127.0.0.1:\(try Estate.surveyTool.get().port)"
    for (token, isGood) in [(SurveyTool.token, true), ("another", false)] {
      let connection = try #require(HTTPConnection(url: url, token: token))
      #expect(!"\(connection)\(String(reflecting: connection))".contains(token))
      let connector = try #require(
        try system.connector(in: map, connections: ["survey-tool": .http(connection)], transport: .init()) as? HTTPConnector)
      if isGood {
        try await connector.check()
      } else {
        let error = await #expect(throws: ConnectorError.self) { try await connector.check() }
        #expect(error?.code == .loginRefused && error?.isTransient == false && error?.description.contains("another") == false)
      }
    }
  }

  @Test("N20: what is not declared is not given, and a credential is named and not shown")
  func shape() async throws {
    let outcome = try await TroubledInterface.with { try await $0.search("/people") }
    #expect(outcome.collections[0].rows == [["email": "ann@a.example", "n": 1, "raw": .null, "password": .heldSecret]])
    #expect(!"\(outcome)".contains("canary-secret"))
  }

  @Test("the token goes where the description says", arguments: [("bearer", 1), ("{ header: X-Api-Key }", 1), ("none", 0)])
  func authentication(auth: String, rows: Int) async throws {
    try await TroubledInterface.with { api in
      guard rows == 0 else {
        let outcome = try await api.search("/token", auth: auth)
        #expect(outcome.rowCount == rows)
        return
      }
      let error = await #expect(throws: ConnectorError.self) { try await api.search("/token", auth: auth) }
      #expect(error?.code == .loginRefused)
    }
  }

  @Test(
    "every kind of page is followed to the last",
    arguments: [
      ("/numbered", "{ number: page }"), ("/cursor", "{ next: meta.next, parameter: cursor }"), ("/linked", "link"),
      ("/urls", "{ next: next }"),
    ])
  func pages(path: String, pages: String) async throws {
    let outcome = try await TroubledInterface.with { try await $0.search(path, pages: pages) }
    #expect(outcome.collections[0].rows.map { $0["n"] } == [1, 2, 3])
  }

  @Test("a row that is about somebody else, or does not say whom it is about, ends the search", arguments: ["/foreign", "/unnamed"])
  func foreignRows(path: String) async throws {
    let error = try await fault(path)
    #expect(error.code == .foreignRow && !error.isTransient && !error.description.contains("bob"))
  }

  @Test("below an address that names the person, a row need not say it again")
  func nested() async throws {
    let outcome = try await TroubledInterface.with { try await $0.search("/below/{value}/items") }
    #expect(outcome.collections[0].rows.map { $0["email"] } == ["ann@a.example"])
  }

  @Test(
    "whatever a value is, it stays one value of the address",
    arguments: ["a/b?c=d&e#f@x.example", "a%2Fb@x.example", "ä ö@x.example", "../../status/500@x.example", "a+b@x.example"])
  func escaping(value: String) async throws {
    try await TroubledInterface.with { api in
      let byPath = try await api.search("/one/{value}", rows: "", value: value)
      #expect(byPath.collections[0].rows.map { $0["email"]?.stringValue?.lowercased() } == [value.lowercased()])
      let byQuery = try await api.search("/people", value: value)
      #expect(byQuery.collections[0].rows.map { $0["email"]?.stringValue?.lowercased() } == [value.lowercased()])
    }
  }

  @Test("a value that would lead to another address is not asked for", arguments: ["..", "."])
  func dotSegments(value: String) async throws {
    let outcome = try await TroubledInterface.with { try await $0.search("/one/{value}", rows: "", value: value) }
    #expect(outcome.rowCount == 0 && outcome.isComplete)
  }

  @Test("a redirect within the server is followed, one to another host is not")
  func redirects() async throws {
    #expect(try await TroubledInterface.with { try await $0.search("/moved").rowCount } == 1)
    #expect(try await fault("/elsewhere").code == .badAnswer)
  }

  @Test("a next page at another server is not asked for, and pages that lead in a circle end")
  func wayward() async throws {
    #expect(try await fault("/away", pages: "{ next: next }").code == .badAnswer)
    #expect(try await fault("/circle", pages: "{ next: next, parameter: cursor }").code == .badAnswer)
  }

  @Test("an answer that is no JSON, or has no rows where they should be, is no empty answer", arguments: ["/text", "/number"])
  func badAnswers(path: String) async throws {
    #expect(try await fault(path).code == .badAnswer)
  }

  @Test("an answer beyond the bounds and one that never comes end, with what can be done")
  func bounds() async throws {
    #expect(try await fault("/big").code == .tooLarge)
    let slow = try await fault("/slow", limits: SearchLimits(statementTimeout: .milliseconds(300)))
    #expect(slow.code == .timeout && slow.isTransient)
  }

  @Test("a server that puts a request off for a moment is asked again, and one that goes on is left for later")
  func putOff() async throws {
    #expect(try await TroubledInterface.with { try await $0.search("/busy").rowCount } == 1)
    for path in ["/overloaded", "/later"] {
      let error = try await fault(path)
      #expect(error.code == .unreachable && error.isTransient)
    }
  }

  @Test(
    "every refusal has a meaning",
    arguments: [
      (401, ConnectorError.Code.loginRefused), (403, .permissionDenied), (404, .missingEndpoint), (410, .missingEndpoint),
      (418, .badAnswer), (500, .unreachable),
    ])
  func refusals(status: Int, code: ConnectorError.Code) async throws {
    let error = try await fault("/status/\(status)")
    #expect(error.code == code && error.isTransient == (status == 500) && !error.remedy.isEmpty)
    #expect(!error.description.contains("ann@"))
  }

  @Test("404 means nobody only where the description says so")
  func notFound() async throws {
    let outcome = try await TroubledInterface.with { try await $0.search("/status/404", notFound: "empty") }
    #expect(outcome.rowCount == 0 && outcome.isComplete)
  }

  @Test("a limit gives an outcome of its own: no part passes as the whole")
  func limit() async throws {
    let outcome = try await TroubledInterface.with {
      try await $0.search("/numbered", pages: "{ number: page }", limits: SearchLimits(rowsPerCollection: 2))
    }
    #expect(outcome.collections[0].status == .limitExceeded(limit: 2) && outcome.rowCount == 0)
  }

  @Test("an interface that is away is worth another try")
  func away() async throws {
    let error = await #expect(throws: ConnectorError.self) { try await TroubledInterface(port: 1).search("/people") }
    #expect(error?.code == .unreachable && error?.isTransient == true)
  }

  @Test(
    "personal data is asked for over https alone, in clear only on this machine",
    arguments: [
      ("https://api.example", true), ("https://api.example/v2/", true), ("http://127.0.0.1:80", true), ("http://api.example", false),
      ("https://me:secret@api.example", false), ("https://api.example?x=1", false), ("api.example", false),
    ])
  func addresses(url: String, isGood: Bool) {
    #expect((HTTPConnection(url: url) != nil) == isGood)
  }
}
