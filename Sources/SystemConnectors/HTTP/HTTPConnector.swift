public import CurlTransport
public import DataMap
import Foundation

/// Searches a system through its HTTP interface, as its description says. It sends GET alone.
///
/// Answers are bounded in size, time and number of pages. Redirects and next pages are followed at the same server only. A row that is not
/// about whom it was asked for ends the search: it would be somebody else's.
public struct HTTPConnector: SystemConnector {
  let system: SystemDescription
  let source: HTTPSource
  let connection: HTTPConnection
  let transport: CurlTransport
  let limits: SearchLimits

  /// Connects to nothing yet.
  public init(
    system: SystemDescription, source: HTTPSource, connection: HTTPConnection, transport: CurlTransport = CurlTransport(),
    limits: SearchLimits = SearchLimits()
  ) {
    self.system = system
    self.source = source
    self.connection = connection
    self.transport = transport
    self.limits = limits
  }

  public func close() async {}

  public func search(_ plan: SearchPlan, identities: [IdentityKind: [String]]) async throws(ConnectorError) -> SearchOutcome {
    var progress = SearchProgress(plan: plan, identities: identities, limits: limits)
    for step in plan.waves.joined() where !progress.isBlocked(step) {
      let values = progress.values(for: step)
      if values.values.allSatisfy(\.isEmpty) {
        progress.recordNoKeys(step)
      } else {
        progress.record(try await search(step, values))
      }
    }
    return progress.outcome
  }

  /// A path that the description names answers with success; where it names none, nothing is asked.
  @discardableResult
  public func check() async throws(ConnectorError) -> ConnectorReport {
    guard let path = source.checkPath else { return ConnectorReport() }
    let answer = try await get(connection.url + path, at: path)
    guard (200..<300).contains(answer.status) else { throw refusal(answer.status, at: path) }
    return ConnectorReport()
  }

  private func search(_ step: SearchStep, _ values: [SearchInput: [String]]) async throws(ConnectorError) -> CollectionResult {
    guard let endpoint = source.endpoint(of: step.address) else {
      throw ConnectorError(
        .wrongSystem, system: system.key, "The data map does not say where `\(step.address)` is.", remedy: "Add it under `endpoints:`.")
    }
    let start = ContinuousClock.now
    var shapes: [String] = []
    var rows: [[String: JSONValue]] = []
    var seen: Set<[String: JSONValue]> = []
    var result = CollectionResult(step, shape: "")
    for input in step.inputs {
      guard let texts = values[input], !texts.isEmpty else { continue }
      guard let lookup = endpoint.lookup(by: input.target) else {
        throw ConnectorError(
          .wrongSystem, system: system.key, "Nothing asks for `\(step.address)` by `\(input.target.joined(separator: "."))`.",
          remedy: "Add a lookup for the field to the endpoint (\(endpoint.location)).")
      }
      shapes.append("GET \(RequestShape.text(of: lookup))")
      for text in texts {
        guard let address = RequestAddress.make(lookup, value: text, base: connection.url) else { continue }
        let question = EndpointQuestion(endpoint: endpoint, lookup: lookup, input: input, value: text, address: address)
        // One person found by two keys comes twice.
        for row in try await answer(to: question, room: limits.rowsPerCollection - rows.count) where seen.insert(row).inserted {
          rows.append(row)
        }
        guard rows.count <= limits.rowsPerCollection else {
          (result.status, result.queryShape) = (.limitExceeded(limit: limits.rowsPerCollection), shapes.joined(separator: "; "))
          return result
        }
      }
    }
    let shape = RowShape(step.collection)
    result.rows = rows.map { members in
      var row = shape.row(of: members)
      for input in step.inputs { row.narrow(to: values[input] ?? [], input, step.collection) }
      return row
    }
    result.queryShape = shapes.joined(separator: "; ")
    result.milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    return result
  }
}
