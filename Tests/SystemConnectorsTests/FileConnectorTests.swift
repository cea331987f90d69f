import DataMap
import Foundation
import Glibc
import HabeasTesting
import SystemConnectors
import Testing

@Suite("Searching files", .timeLimit(.minutes(1)))
struct FileConnectorTests {
  private static let csv = "name: \"book*.csv\", format: csv"
  private static let jsonLines = "name: log.jsonl, format: json-lines"

  @Test("the visitor book and the web server's logs give a person's lines, by address, telephone and cookie")
  func estate() async throws {
    try await Estate.with { configuration, map in
      let book = try await Estate.search("visitor-book", configuration, map)
      #expect(book.collections[0].rows.map { $0["remarks"] } == ["Badge 14, \"fleet review\""])
      let website = try await Estate.search("website", configuration, map)
      #expect(website.collections.map(\.rows.count) == [1, 2, 2])
      let request = website.collections[2].rows[0]
      #expect(request["target"] == "/fleet" && request["status"] == 200 && request["at"] == "2025-10-29T16:12:00Z")
      #expect(request["referrer"] == "https://search.example/" && website.collections[2].rows[1]["referrer"] == .null)
      #expect(website.collections[2].queryShape == "every line of access.log* by cookie (exact)")
    }
  }

  @Test("CSV: quotes, line ends inside values, other delimiters, a byte-order mark and Windows line ends")
  func csvForms() async throws {
    let quoted = "email,n\n\"Ann@A.example\",1\n\"ann@a.example\",\"2\"\n\"bob,ann@a.example\",3\n\"ann@a.example\n\",4\n"
    #expect(try await FileEstate.search(["book.csv": quoted], as: Self.csv).rows.map { $0["n"] } == [1, 2])
    let lines = "n,remark,email\r\n1,\"two\r\nlines, and \"\"quotes\"\"\",ann@a.example\r\n"
    let row = try await FileEstate.search(["book.csv": "\u{FEFF}" + lines], as: Self.csv, fields: "email, n, remark").rows.first
    #expect(row?["remark"] == "two\nlines, and \"quotes\"" || row?["remark"] == "two\r\nlines, and \"quotes\"")
    let semicolons = try await FileEstate.search(["book.csv": "email;n\nann@a.example;1"], as: Self.csv + ", delimiter: \";\"")
    #expect(semicolons.rows == [["email": "ann@a.example", "n": 1]])
  }

  @Test("every file of the pattern is read, in the order of their names, and other files are not")
  func patterns() async throws {
    let result = try await FileEstate.search(
      ["book-2.csv": "email,n\nann@a.example,2\n", "book-1.csv": "n,email\n1,ann@a.example\n", "other.csv": "email,n\nann@a.example,3\n"],
      as: Self.csv)
    #expect(result.rows.map { $0["n"] } == [1, 2])
  }

  @Test("O2: lines that are no rows are counted and named by their numbers, and nothing of their content is")
  func unreadableLines() async throws {
    let csv = "email,n\nann@a.example,1\ntoo,many,values\nstray \"quote,2\nann@a.example,3\n\"never closed,4\nann@a.example,5\n"
    let book = try await FileEstate.search(["book.csv": csv], as: Self.csv)
    #expect(book.rows.map { $0["n"] } == [1, 3, 5] && book.status == .searched)
    #expect(book.unreadable == [UnreadableLines(file: "book.csv", count: 3, lines: [3, 4, 6])])
    #expect(book.unreadable.first?.description == "book.csv: 3 unreadable lines (3, 4, 6)")
    let json = "{\"email\":\"ann@a.example\",\"n\":1}\nnot json\n\n[1]\n{\"email\":\"ann@a.example\",\"n\":2}"
    let log = try await FileEstate.search(["log.jsonl": json], as: Self.jsonLines)
    #expect(log.rows.map { $0["n"] } == [1, 2] && log.unreadable.map(\.lines) == [[2, 4]])
  }

  @Test("many unreadable lines are counted, and the first of them named")
  func manyUnreadable() async throws {
    let result = try await FileEstate.search(["log.jsonl": String(repeating: "x\n", count: 5000)], as: Self.jsonLines)
    #expect(result.unreadable.first?.count == 5000 && result.unreadable.first?.lines == Array(1...UnreadableLines.shown))
  }

  @Test("O2: an unreadable line that has the person's key in it leaves the search incomplete", arguments: [true, false])
  func mentioned(byPhone: Bool) async throws {
    let result =
      byPhone
      ? try await FileEstate.search(
        ["book.csv": "email,n\nlost +44 1632 960101 value,x,y\n"], as: Self.csv, value: "01632 960101", kind: "phone_number")
      : try await FileEstate.search(["log.jsonl": "{}\n{\"email\":\"ANN@a.example\", broken\n"], as: Self.jsonLines)
    #expect(result.status == .unreadable(file: byPhone ? "book.csv" : "log.jsonl", line: 2) && result.rows.isEmpty)
  }

  @Test("a line of many megabytes is cut, and nobody calls it looked at")
  func hugeLine() async throws {
    let huge = Data(repeating: UInt8(ascii: "x"), count: 3 << 20)
    let result = try await FileEstate.search(data: ["log.jsonl": huge + Data("\n{}\n".utf8)], as: Self.jsonLines)
    #expect(result.status == .unreadable(file: "log.jsonl", line: 1))
  }

  @Test("a line that is no UTF-8 is unreadable, and the next one is read")
  func encoding() async throws {
    let data = Data("email,n\n".utf8) + Data([0xFF, 0xFE, UInt8(ascii: ","), UInt8(ascii: "1"), 10]) + Data("ann@a.example,2\n".utf8)
    let result = try await FileEstate.search(data: ["book.csv": data], as: Self.csv)
    #expect(result.rows.map { $0["n"] } == [2] && result.unreadable.map(\.lines) == [[2]])
  }

  @Test("N20: a credential in a file is named and never shown; undeclared members stay where they are")
  func secrets() async throws {
    let result = try await FileEstate.search(
      ["log.jsonl": #"{"email":"ann@a.example","n":1,"password":"canary-secret","more":2}"#], as: Self.jsonLines,
      fields: "email, n, password")
    #expect(result.rows == [["email": "ann@a.example", "n": 1, "password": .heldSecret]])
  }

  @Test("a combined log: quotes inside values, a request that is none, and lines of another form")
  func combinedLog() async throws {
    let log = """
      192.0.2.1 - ann@a.example [01/Feb/2026:03:04:05 +0100] "GET /a?b=c HTTP/1.1" 200 12 "-" "Agent \\"X\\" 1"
      192.0.2.1 - ann@a.example [01/Feb/2026:03:04:06 +0000] "\\x16\\x03" 400 0 "-" "-"
      192.0.2.1 - bob@a.example [01/Feb/2026:03:04:06 +0000] "GET / HTTP/1.1" 200 1 "-" "-"
      192.0.2.9 - - 01/Feb/2026 "GET / HTTP/1.1"
      """
    let result = try await FileEstate.search(
      ["access.log": log], as: "name: access.log, format: combined", fields: "remote_user, at, method, target, status, user_agent")
    #expect(result.rows.count == 2 && result.unreadable.map(\.lines) == [[4]])
    #expect(result.rows[0]["at"] == "2026-02-01T03:04:05+01:00" && result.rows[0]["user_agent"] == "Agent \"X\" 1")
    #expect(result.rows[0]["method"] == "GET" && result.rows[0]["target"] == "/a?b=c" && result.rows[0]["status"] == 200)
    #expect(result.rows[1]["method"] == .null && result.rows[1]["target"] == "\\x16\\x03")
  }

  @Test("no file, no folder, no header and a missing column are faults, not empty answers")
  func faults() async throws {
    func fault(_ files: [String: String]) async throws -> ConnectorError {
      let error = await #expect(throws: ConnectorError.self) { try await FileEstate.search(files, as: Self.csv) }
      return try #require(error)
    }
    #expect(try await fault(["other.csv": "email,n\n"]).code == .missingFile)
    #expect(try await fault(["book.csv": ""]).code == .missingFile)
    #expect(try await fault(["book.csv": "email,email\n"]).code == .missingFile)
    let renamed = try await fault(["book.csv": "mail,n\nann@a.example,1\n"])
    #expect(renamed.code == .missingColumn && renamed.message.contains("`email`") && renamed.message.contains("files.yml:"))
    #expect(renamed.remedy.contains("mail, n"))
  }

  @Test("a file that is only a header holds nothing, and says so")
  func empty() async throws {
    let result = try await FileEstate.search(["book.csv": "email,n\n"], as: Self.csv)
    #expect(result.status == .searched && result.rows.isEmpty && result.unreadable.isEmpty)
  }

  @Test("a pipe in the place of a file keeps nobody waiting")
  func pipe() async throws {
    try await FileEstate.withFolder([:]) { folder in
      try #require(mkfifo(folder + "/book.csv", 0o600) == 0)
      let map = try FileEstate.map(Self.csv, "email, n", "email")
      let system = try #require(map.systems.first)
      let connector = FileConnector(system: system, source: try Self.source(of: system), dataMap: map, directory: folder)
      let error = await #expect(throws: ConnectorError.self) { try await connector.check() }
      #expect(error?.code == .missingFile && error?.message.contains("no regular file") == true)
    }
  }

  private static func source(of system: SystemDescription) throws -> FileSource {
    guard case .files(let source) = system.connector else { throw CocoaError(.featureUnsupported) }
    return source
  }

  @Test("the check names columns that the data map does not have")
  func undeclared() async throws {
    try await FileEstate.withFolder(["book.csv": Data("email,n,shoe_size\n".utf8)]) { folder in
      let map = try FileEstate.map(Self.csv, "email, n", "email")
      let system = try #require(map.systems.first)
      let connector = FileConnector(system: system, source: try Self.source(of: system), dataMap: map, directory: folder)
      #expect(try await connector.check().undeclaredColumns.map(\.description) == ["files.lines.shoe_size"])
    }
  }

  @Test("a limit gives an outcome of its own")
  func limit() async throws {
    let lines = String(repeating: "{\"email\":\"ann@a.example\",\"n\":1}\n", count: 3)
    let result = try await FileEstate.search(["log.jsonl": lines], as: Self.jsonLines, limits: SearchLimits(rowsPerCollection: 2))
    #expect(result.status == .limitExceeded(limit: 2) && result.rows.isEmpty)
  }

  @Test("a cancelled search of a long file says so")
  func cancelled() async throws {
    let lines = String(repeating: "{\"email\":\"bob@b.example\",\"n\":1}\n", count: 3000)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await FileEstate.search(["log.jsonl": lines], as: Self.jsonLines)
    }
    let error = await #expect(throws: ConnectorError.self) { try await task.value }
    #expect(error?.code == .cancelled)
  }
}
