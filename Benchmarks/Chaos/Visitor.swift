import Foundation
import Rehearsal

/// Somebody who fills in the web form, and sends it again until there is a receipt, as people do.
struct Visitor: Sendable {
  let installation: Installation
  let person: BenchPerson

  /// Asks to stop marketing; returns with the receipt.
  func stopMarketing() async throws {
    let form = try await visit("/en/", [])
    guard let token = form.firstMatch(of: /name="token" value="([0-9a-f]+)"/)?.1 else { throw RehearsalError("the form has no token") }
    // The same form, however often: the portal takes it as one.
    _ = try await visit(
      "/en/request",
      [("token", String(token)), ("wish", "marketing"), ("name", person.name), ("email", person.address)])
  }

  private func visit(_ path: String, _ fields: [(String, String)]) async throws -> String {
    let data = fields.flatMap { ["--data-urlencode", "\($0.0)=\($0.1)"] }
    let deadline = ContinuousClock.now.advanced(by: .seconds(90))
    while true {
      do {
        return try await Program.run(
          "/usr/bin/curl",
          [
            "--silent", "--show-error", "--fail", "--location", "--max-time", "10", "--header", "sec-fetch-site: same-origin",
            "--header", "x-client: 198.51.100.\(person.number % 250)",
          ] + data + [installation.portal + path])
      } catch let error as ProgramFailed {
        guard ContinuousClock.now < deadline else { throw error }
        try await Task.sleep(for: .milliseconds(500))
      }
    }
  }
}
