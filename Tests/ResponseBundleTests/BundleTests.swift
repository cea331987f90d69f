import DataMap
import Foundation
import ResponseBundle
import RightsLaw
import Testing

@Suite("An access answer's files", .timeLimit(.minutes(1)))
struct BundleTests {
  @Test("Report and manifest are the golden ones, and CSV files are named for their system and collection")
  func isGolden() async throws {
    let bundle = try await Typesetting.builder().build(try Fixture.access())
    try Golden.expect(try bundle.text("report.html"), is: "report.html")
    try Golden.expect(try bundle.text("data.json"), is: "data.json")
    #expect(
      bundle.files.map(\.path) == [
        "csv/crm/calls.csv", "csv/crm/contacts.csv", "csv/crm/meetings.csv", "csv/portal/accounts.csv", "data.json", "letter.pdf",
        "report.html",
      ])
    // The PDF's bytes depend on the fonts of the machine.
    var manifest = bundle.manifest
    for index in manifest.files.indices where manifest.files[index].path == "letter.pdf" {
      manifest.files[index].size = 0
      manifest.files[index].sha256 = ""
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    try Golden.expect(String(decoding: try encoder.encode(manifest), as: UTF8.self), is: "manifest.json")
  }

  @Test("N20: a password hash is named and never shown, in any file")
  func hidesSecrets() async throws {
    let bundle = try await Typesetting.builder().build(try Fixture.access())
    for file in bundle.files where file.mediaType != "application/pdf" {
      #expect(!String(decoding: file.bytes, as: UTF8.self).contains("argon2id"), "\(file.path)")
    }
    #expect(!(try DocumentTools.words(ofPDF: try bundle.file("letter.pdf").bytes)).contains("argon2id"))
    #expect(try bundle.text("report.html").contains("Encrypted record of your password"))
    #expect(try bundle.text("report.html").contains("held, not shown"))
    #expect(try bundle.text("csv/portal/accounts.csv").hasSuffix("\r\npriya.n,\"held, not shown\",,2024-02-29\r\n"))
  }

  @Test("Every value is escaped: HTML in the report, formulas and quotes in CSV, exact text in JSON")
  func escapesEverything() async throws {
    let fields = [BundleField(name: "text", label: "<i>Text</i>", dataCategories: [])]
    let rows: [[String: JSONValue]] = Fixture.hostile.map { ["text": .string($0)] }
    let system = BundleSystem(
      key: "crm", name: "<u>System</u>", owner: "A & B", outcome: .found,
      collections: [BundleCollection(dataset: "crm", name: "../../etc/passwd", dataCategories: ["<x>"], fields: fields, rows: rows)])
    let bundle = try await Typesetting.builder().build(try Fixture.access(systems: [system]))
    let html = try bundle.text("report.html")
    for tag in ["<script>", "<img", "<i>", "<u>", "<x>", "<b>"] { #expect(!html.contains(tag), "\(tag) in the report") }
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(html.contains("{{controller}} {{{reference}}}"))
    #expect(bundle.files.map(\.path).contains("csv/crm/etc-passwd.csv"))
    let csv = try bundle.text("csv/crm/etc-passwd.csv")
    let lines = csv.dropFirst().components(separatedBy: "\r\n")
    for line in lines {
      let value = line.trimmingPrefix("\"")
      #expect(!["=", "+", "-", "@", "\t"].contains(where: { value.hasPrefix($0) }), "a spreadsheet would run \(line)")
    }
    #expect(csv.contains("\"a\r\nb,\"\"c\"\"\""))
    let document = try JSONDecoder().decode(JSONValue.self, from: Data(try bundle.file("data.json").bytes))
    let texts = document.scalars(at: ["systems", "collections", "rows", "text"]).compactMap(\.stringValue)
    #expect(texts == Fixture.hostile)
  }

  @Test("The report is readable without scripts and the network, and has what assistive technology needs")
  func reportIsAccessible() async throws {
    let html = try await Typesetting.builder().build(try Fixture.access()).text("report.html")
    #expect(html.contains("<html lang=\"en\">"))
    #expect(!html.contains("<script") && !html.contains("http://") && !html.contains("https://") && !html.contains(" src="))
    #expect(html.contains("Content-Security-Policy"))
    #expect(html.components(separatedBy: "<h1>").count == 2)
    let tables = html.components(separatedBy: "<table").dropFirst()
    #expect(tables.count == 3)
    for table in tables { #expect(table.contains("<caption>") && table.contains("scope=\"")) }
    #expect(html.contains("contact: phone number"))
    let checker = """
      import html.parser, sys
      void = {'meta', 'link', 'br', 'hr', 'img', 'input'}
      class P(html.parser.HTMLParser):
          stack, ids, targets = [], [], []
          def handle_starttag(self, tag, attributes):
              for name, value in attributes:
                  if name == 'id': self.ids.append(value)
                  if name == 'aria-labelledby' or (name == 'href' and value.startswith('#')): self.targets.append(value.lstrip('#'))
              if tag not in void: self.stack.append(tag)
          def handle_endtag(self, tag): assert self.stack.pop() == tag, tag
      p = P(); p.feed(open(sys.argv[1], encoding='utf-8').read()); p.close()
      assert not p.stack and len(p.ids) == len(set(p.ids)) and set(p.targets) <= set(p.ids)
      """
    try DocumentTools.onFile(Array(html.utf8), named: "report.html") { file in
      _ = try DocumentTools.run(try Typesetting.python(), ["-c", checker, file])
    }
  }

  @Test("Equal input gives equal bytes; another nonce gives another digest")
  func isDeterministic() async throws {
    let builder = try Typesetting.builder()
    let first = try await builder.build(try Fixture.access())
    let second = try await builder.build(try Fixture.access())
    #expect(first == second)
    #expect(try first.archive() == second.archive())
    var input = try Fixture.access()
    input.particulars.nonce = CaseParticulars.randomNonce()
    #expect(try await builder.build(input).manifestDigest != first.manifestDigest)
    input.particulars.nonce = [1, 2, 3]
    await #expect(throws: BundleError.nonceLength(3)) { try await builder.build(input) }
  }

  @Test("A field that the data map does not describe stops the answer")
  func refusesUndescribedFields() async throws {
    var collection = Fixture.calls
    collection.rows[0]["recording_key"] = .string("x")
    let system = BundleSystem(key: "crm", name: "CRM", owner: "Sales", outcome: .found, collections: [collection])
    let input = try Fixture.access(systems: [system])
    let builder = try Typesetting.builder()
    await #expect(throws: BundleError.undescribedField(system: "crm", collection: "calls", field: "recording_key")) {
      try await builder.build(input)
    }
  }

  @Test("The letter and the bundle of 65 rows are quick")
  func isQuick() async throws {
    var collection = Fixture.calls
    collection.rows = (0..<65).map { ["at": .string("2026-05-04"), "summary": .string("Call \($0)"), "minutes": .int(Int64($0))] }
    let rows = BundleSystem(key: "crm", name: "CRM", owner: "Sales", outcome: .found, collections: [collection])
    let listed = (0..<64).map {
      BundleSystem(key: "s\($0)", name: "System \($0)", owner: "Sales", outcome: .nothingFound, collections: [])
    }
    let input = try Fixture.access(systems: [rows] + listed)
    let builder = try Typesetting.builder()
    _ = try await builder.build(input)
    let clock = ContinuousClock()
    var best = Duration.seconds(60)
    for _ in 1...5 { best = min(best, try await clock.measure { _ = try await builder.build(input) }) }
    print("bundle with 65 rows and a letter with 65 systems: \(best)")
    #expect(best < .seconds(2))
  }
}
