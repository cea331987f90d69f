import DataMap
import Foundation
import Testing

@Suite("How a system is reached")
struct ConnectorDescriptionTests {
  private static func systems(_ connector: String) -> String {
    SampleMaps.systems.replacingOccurrences(of: "{ kind: postgres, connection: shop }", with: connector)
  }

  private static func http(_ endpoint: String) -> String { systems("{ kind: http, connection: shop, endpoints: [\(endpoint)] }") }
  private static func files(_ file: String) -> String { systems("{ kind: files, connection: shop, files: [\(file)] }") }

  private static let lookup = #"{ field: email, path: /people, query: { email: "{value}" } }"#
  private static let endpoint = "{ collection: shop.people, rows: data.items, lookups: [\(lookup)] }"

  @Test("an HTTP interface: where rows are, how they are asked for, how pages go on")
  func interface() throws {
    let map = try SampleMaps.load(
      SampleMaps.people,
      systems: Self.systems(
        "{ kind: http, connection: shop, auth: { header: X-Key }, check: /ping, endpoints: [{ collection: shop.people, rows: data.items, "
          + "pages: { next: meta.cursor, parameter: after }, lookups: [{ field: email, path: \"/people/{value}\", not_found: empty }] }] }")
    )
    guard case .http(let source) = map.systems[0].connector else { throw CocoaError(.featureUnsupported) }
    #expect(source.connection == "shop" && source.authentication == .header("X-Key") && source.checkPath == "/ping")
    let endpoint = try #require(source.endpoints.first)
    #expect(endpoint.rows == ["data", "items"] && endpoint.pages == .cursor(next: ["meta", "cursor"], parameter: "after"))
    #expect(endpoint.lookup(by: ["email"])?.isAskedByPath == true && endpoint.lookup(by: ["email"])?.isNotFoundEmpty == true)
  }

  @Test("files: pattern, format, and what stands behind the user agent of a log")
  func fileForms() throws {
    let map = try SampleMaps.load(
      SampleMaps.people, systems: Self.files(#"{ collection: shop.people, name: "log*", format: combined, extra: [id, email] }"#))
    guard case .files(let source) = map.systems[0].connector else { throw CocoaError(.featureUnsupported) }
    #expect(source.files.map(\.name) == ["log*"] && source.files.map(\.format) == [.combinedLog(extra: ["id", "email"])])
    let csv = try SampleMaps.load(
      SampleMaps.people, systems: Self.files("{ collection: shop.people, name: a.csv, format: csv, delimiter: tab }"))
    guard case .files(let other) = csv.systems[0].connector else { throw CocoaError(.featureUnsupported) }
    #expect(other.files.map(\.format) == [.csv(delimiter: 9)])
  }

  @Test(
    "each fault of a connector is named with its place and remedy",
    arguments: [
      (systems("{ kind: ftp }"), "kind `ftp`"), (systems("{ kind: http, endpoints: [\(endpoint)] }"), "no `connection`"),
      (systems("{ kind: http, connection: shop }"), "no `endpoints`"), (systems("{ kind: files, connection: shop }"), "no `files`"),
      (http("{ collection: shop.people, lookups: [{ field: email, path: /people }] }"), "stands 0 times"),
      (http(#"{ collection: shop.people, lookups: [{ field: email, path: "/{value}/{value}" }] }"#), "stands 2 times"),
      (http(#"{ collection: shop.people, lookups: [{ field: email, path: "/../{value}" }] }"#), "is no path"),
      (http(#"{ collection: shop.people, lookups: [{ field: email, path: "people?e={value}" }] }"#), "is no path"),
      (http(#"{ collection: shop.people, lookups: [{ field: mail, path: "/{value}" }] }"#), "`mail`, which it does not have"),
      (http(#"{ collection: shop.people, lookups: [{ field: id, path: "/{value}" }] }"#), "Nothing asks for `shop.people` by `email`"),
      (http("{ collection: shop.people, pages: { parameter: p }, lookups: [\(lookup)] }"), "where the next page is"),
      (http("{ collection: shop.nobody, lookups: [\(lookup)] }, \(endpoint)"), "`shop.nobody`, which the system does not hold"),
      (http("\(endpoint), \(endpoint)"), "stands twice"),
      (systems("{ kind: http, connection: shop, endpoints: [] }"), "does not say where `shop.people` is"),
      (files("{ collection: shop.people, name: ../people.csv, format: csv }"), "is no name of a file"),
      (files("{ collection: shop.people, name: .hidden, format: csv }"), "is no name of a file"),
      (files("{ collection: shop.people, name: people.csv, format: xml }"), "`xml`"),
      (files("{ collection: shop.people, name: people.csv, format: csv, delimiter: ab }"), "cannot part"),
      (files("{ collection: shop.people, name: log, format: combined }"), "`id`, which its file does not hold"),
    ])
  func faults(systems: String, message: String) throws {
    let faults = SampleMaps.faults(SampleMaps.people, systems: systems)
    let fault = try #require(faults.first { $0.message.contains(message) }, "\(faults)")
    #expect(!fault.remedy.isEmpty && fault.location.line > 1)
  }
}
