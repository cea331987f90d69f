import DataMap
import Foundation
import HabeasTesting
import SystemConnectors
import Testing

@Suite("Searching exports, compressed files and mailboxes", .timeLimit(.minutes(1)))
struct FileFormatsTests {
  private static let csv = "name: \"book*\", format: csv"
  private static let json = "name: export.json, format: json"

  // MARK: Compression

  /// What the compressor makes of `content`, as people do it.
  private static func compressed(_ content: String, by program: String) async throws -> Data {
    let folder = NSTemporaryDirectory() + "compress-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(content.utf8).write(to: URL(fileURLWithPath: folder + "/plain"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, "-q", folder + "/plain"]
    try process.runUnblocked()
    process.waitUntilExit()
    let made = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first { $0 != "plain" })
    return try Data(contentsOf: URL(fileURLWithPath: folder + "/" + made))
  }

  @Test("a compressed file is read as what it was, whatever its name", arguments: ["gzip", "zstd", "xz", "bzip2"])
  func compression(program: String) async throws {
    let lines = (0..<60_000).map { "person\($0)@b.example,\($0)" } + ["ann@a.example,7"]
    let data = try await Self.compressed("email,n\n" + lines.joined(separator: "\n") + "\n", by: program)
    #expect(data.count < 700_000)
    let result = try await FileEstate.search(data: ["book.old": data], as: Self.csv)
    #expect(result.status == .searched && result.rows == [["email": "ann@a.example", "n": 7]])
  }

  @Test("logs that were compressed piece by piece and put together are read to the end")
  func members() async throws {
    let first = try await Self.compressed("email,n\nann@a.example,1\n", by: "gzip")
    let second = try await Self.compressed("ann@a.example,2\n", by: "gzip")
    let result = try await FileEstate.search(data: ["book.gz": first + second], as: Self.csv)
    #expect(result.rows.map { $0["n"] } == [1, 2])
  }

  @Test("an empty file that was compressed has no header, and one that was cut off is no shorter file", arguments: ["gzip", "zstd"])
  func damage(program: String) async throws {
    let empty = try await Self.compressed("", by: program)
    let whole = try await Self.compressed(
      "email,n\n" + (0..<20_000).map { "p\($0 &* 7919 % 99_991)@b.example,\($0)" }.joined(separator: "\n"), by: program)
    for (data, words) in [(empty, "not even a header"), (whole.prefix(whole.count / 2), "damaged"), (whole.prefix(5), "damaged")] {
      let error = await #expect(throws: ConnectorError.self) { try await FileEstate.search(data: ["book.csv": Data(data)], as: Self.csv) }
      #expect(error?.code == .missingFile && error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
  }

  // MARK: JSON documents

  @Test("a JSON document: its array, or one that `rows` leads to, in any layout; elements that are no objects are named by their line")
  func json() async throws {
    let pretty = """
      \u{FEFF}[
        {"email": "bob@b.example", "n": 1},
        { "email" : "ANN@a.example", "n": 2, "tags": ["]", "}", "\\"", {"a": [1]}] } ,
        17, "text, with ] in it", null,
        {"email":"ann@a.example",
         "n":3}
      ]

      """
    let result = try await FileEstate.search(["export.json": pretty], as: Self.json)
    #expect(result.status == .searched && result.rows.map { $0["n"] } == [2, 3])
    #expect(result.unreadable.map(\.lines) == [[4, 4, 4]])

    let nested = #"""
      {"made":"2026","skip":{"rows":[{"email":"ann@a.example","n":9}]},
       "da\u0074a":{"n":[1,{"x":"]"}],"rows":[{"email":"ann@a.example","n":1}],"more":1}}
      """#
    let found = try await FileEstate.search(["export.json": nested], as: Self.json + ", rows: data.rows")
    #expect(found.rows == [["email": "ann@a.example", "n": 1]])
    for none in ["[]", " [ ] ", "{\"data\":{\"rows\":[]}}"] {
      let result = try await FileEstate.search(["export.json": none], as: Self.json + (none.contains("{") ? ", rows: data.rows" : ""))
      #expect(result.status == .searched && result.rows.isEmpty)
    }
  }

  @Test(
    "a document that ends too early, goes on after its end or has no such array is a fault with its line",
    arguments: [
      ("", "line 1"), ("[", "ends in line 1"), ("[\n{\"email\":\"x\"},\n{\"email\":\"ann", "ends in line 3"),
      ("[1 2]", "no JSON from line 1"), ("[]\n[{\"email\":\"ann@a.example\"}]", "no JSON from line 2"), ("[,]", "no JSON"),
      ("{\"rows\":[]}", "no array"), ("17", "no array"),
    ])
  func badJSON(text: String, words: String) async throws {
    let error = await #expect(throws: ConnectorError.self) { try await FileEstate.search(["export.json": text], as: Self.json) }
    #expect(error?.code == .missingFile && error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test("an element that cannot be read and names the person, or that is too long, is not passed over")
  func openElements() async throws {
    let broken = try await FileEstate.search(["export.json": "[{\"n\":1},\n{\"email\":\"ann@a.example\",'n':1}]"], as: Self.json)
    #expect(broken.status == .unreadable(file: "export.json", line: 2) && broken.rows.isEmpty)
    let long = "[{\"email\":\"bob@b.example\",\"n\":\"" + String(repeating: "x", count: 2 << 20) + "\"}]"
    #expect(try await FileEstate.search(["export.json": long], as: Self.json).status == .unreadable(file: "export.json", line: 1))
  }

  @Test("a file that unpacks to thirty megabytes is read in little memory")
  func memory() async throws {
    let element = "{\"email\":\"bob@b.example\",\"n\":\"\(String(repeating: "y", count: 6000))\"},"
    var text = "[" + String(repeating: element, count: 5_000)
    text += "{\"email\":\"ann@a.example\",\"n\":5}]"
    let data = try await Self.compressed(text, by: "zstd")
    #expect(data.count < 100_000)
    let before = Self.residentBytes()
    let result = try await FileEstate.search(data: ["export.json": data], as: Self.json)
    #expect(result.rows == [["email": "ann@a.example", "n": 5]])
    #expect(Self.residentBytes() - before < 12 << 20)
  }

  private static func residentBytes() -> Int {
    let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
    return (pages.flatMap { Int($0) } ?? 0) * 4096
  }

  // MARK: Mailboxes

  private static let mailbox = """
    From ann@a.example Mon Jan  5 10:00:00 2026
    From: "Ann Example" <Ann@A.example>
    To: Desk <desk@c.example>, bob@b.example
    Date: Mon, 5 Jan 2026 10:00:00 +0100
    Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
    Message-ID: <1@a.example>

    Please call me.

    >From now on in the morning.
    From here it is later.

    From desk@c.example Mon Jan  5 11:00:00 2026
    From: desk@c.example
    To: ann@a.example, carol@c.example
    Subject: Re: your call
    Content-Type: multipart/mixed; boundary=x

    --x
    Content-Type: text/plain

    We will.
    --x
    Content-Type: application/pdf; name="form.pdf"
    Content-Disposition: attachment; filename="form.pdf"

    %PDF
    --x--

    From bob@b.example Mon Jan  5 12:00:00 2026
    From: bob@b.example
    To: desk@c.example
    Subject: other

    Nothing about her.

    """

  private static func mails(_ text: String, by field: String) async throws -> CollectionResult {
    try await FileEstate.search(
      ["mail.mbox": text], as: "name: mail.mbox, format: mbox",
      fields: "message_id, date, from_name, subject, text, attachments, to, \(field)=email".replacing("to, to=email", with: "to=email"))
  }

  @Test("a mailbox gives the mails that a person wrote or got, with text, time and the names of files")
  func mailbox() async throws {
    let written = try await Self.mails(Self.mailbox, by: "from")
    #expect(written.rows.count == 1)
    let mail = try #require(written.rows.first)
    #expect(mail["subject"] == "Grüße" && mail["date"] == "2026-01-05T09:00:00Z" && mail["from_name"] == "Ann Example")
    #expect(mail["message_id"] == "1@a.example" && mail["text"]?.stringValue?.contains("\nFrom now on in the morning.\nFrom here") == true)
    let received = try await Self.mails(Self.mailbox, by: "to")
    #expect(received.rows.map { $0["attachments"] } == [.array(["form.pdf"])])
    #expect(received.rows[0]["to"] == .array(["ann@a.example"]), "whom else it went to is about others")
  }

  @Test("what is no mailbox is a fault; a mail that cannot be read and names the person is not passed over")
  func badMailbox() async throws {
    let error = await #expect(throws: ConnectorError.self) { try await Self.mails("Subject: a mail\n\nalone", by: "from") }
    #expect(error?.message.contains("mbox") == true)
    #expect(try await Self.mails("", by: "from").rows.isEmpty)
    let deep = "From x Mon Jan  5 10:00:00 2026\nX-Long: " + String(repeating: "ann@a.example ", count: 100_000) + "\n\nhello\n"
    let result = try await Self.mails(deep, by: "from")
    #expect(result.status == .unreadable(file: "mail.mbox", line: 1))
  }

  @Test("the data map's check knows a mail's fields")
  func check() throws {
    let error = #expect(throws: DataMapError.self) { try FileEstate.map("name: mail.mbox, format: mbox", "from=email, mood", "email") }
    #expect(error.map { "\($0)" }?.contains("`mood`") == true)
  }
}
