import Foundation
import Testing

/// Every rule of docs/law.md has a test that names it, or stands in that page's list of rules without one.
@Suite("The rules and their tests", .timeLimit(.minutes(1)))
struct RuleCoverageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("C1 to C12, R1 to R24, O1 to O5: each is named by a test, or the page says that none does")
  func everyRule() throws {
    let page = try String(contentsOf: Self.root.appending(path: "docs/law.md"), encoding: .utf8)
    let rules = Set(page.matches(of: #/(?m)^- \*\*([CRO][0-9]+) /#).map { String($0.1) })
    #expect(rules.count == 12 + 24 + 5)
    let list = try #require(page.firstMatch(of: #/<!-- untested: (.*) -->/#)).1
    let untested = Set(list.split(separator: " ").map(String.init))
    let named = try Self.namedRules()
    #expect(rules.subtracting(named) == untested, "name the rule in a test's title, or mend the list in docs/law.md")
  }

  /// The rules in the titles of tests and suites; a span such as R13 to R16 names its ends alone.
  private static func namedRules() throws -> Set<String> {
    let tests = root.appending(path: "Tests")
    let files = try FileManager.default.subpathsOfDirectory(atPath: tests.path).filter { $0.hasSuffix("Tests.swift") }
    var rules: Set<String> = []
    for file in files where !file.hasSuffix("RuleCoverageTests.swift") {
      let text = try String(contentsOf: tests.appending(path: file), encoding: .utf8)
      for title in text.matches(of: #/@(?:Test|Suite)\(\s*"((?:[^"\\]|\\.)*)"/#) {
        rules.formUnion(title.1.matches(of: #/\b[CRO][0-9]{1,2}\b/#).map { String($0.0) })
      }
    }
    return rules
  }
}
