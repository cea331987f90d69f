import CurlTransport
import DataMap
import Foundation

extension HTTPConnector {
  /// More pages for one value are an interface that leads in circles.
  static let maximumPages = 10_000
  /// How often a request is sent again that the server put off, and how long a put-off may be to wait for it here.
  static let maximumPutOffs = 3
  static let longestPutOff = Duration.seconds(5)

  /// The rows of every page; at most one page more than there is room for.
  func answer(to question: EndpointQuestion, room: Int) async throws(ConnectorError) -> [[String: JSONValue]] {
    let place = RequestShape.text(of: question.lookup)
    var rows: [[String: JSONValue]] = []
    var address = question.address
    var seen: Set<String> = []
    var pageNumber = if case .number(_, let first) = question.endpoint.pages { first } else { 0 }
    if case .number(let parameter, _) = question.endpoint.pages {
      address = RequestAddress.setting(parameter, "\(pageNumber)", in: address)
    }
    while seen.insert(address).inserted, seen.count <= Self.maximumPages {
      let response = try await get(address, at: place)
      if response.status == 404, question.lookup.isNotFoundEmpty { return rows }
      guard (200..<300).contains(response.status) else { throw refusal(response.status, at: place) }
      guard let body = try? JSONDecoder().decode(JSONValue.self, from: Data(response.body)),
        let page = body.rows(at: question.endpoint.rows[...])
      else {
        throw badAnswer("The answer of `\(place)` is no JSON with rows \(question.endpoint.rowsPlace).", "Compare it with `rows:`")
      }
      guard let own = question.own(page) else {
        throw ConnectorError(
          .foreignRow, system: system.key, "`\(place)` gave a row that is not about whom it was asked for.",
          remedy: "Look whether the parameter still filters, and whether the rows hold `\(question.input.target.joined(separator: "."))`.")
      }
      rows += own
      guard rows.count <= room else { return rows }
      let next: String?
      switch question.endpoint.pages {
      case nil: return rows
      case .cursor(let names, let parameter):
        next = body.text(at: names).map { RequestAddress.setting(parameter, $0, in: question.address) }
      case .number(let parameter, _):
        guard !page.isEmpty else { return rows }
        pageNumber += 1
        next = RequestAddress.setting(parameter, "\(pageNumber)", in: question.address)
      case .url(let names): next = try body.text(at: names).map { text throws(ConnectorError) in try following(text, address, place) }
      case .link: next = try response.nextLink.map { text throws(ConnectorError) in try following(text, address, place) }
      }
      guard let next else { return rows }
      address = next
    }
    throw badAnswer("The pages of `\(place)` do not end.", "Compare the interface with `pages:`")
  }

  private func following(_ reference: String, _ address: String, _ place: String) throws(ConnectorError) -> String {
    if let next = RequestAddress.following(reference, from: address) { return next }
    throw badAnswer("The next page of `\(place)` would be at another server, which is not asked.", "Look at the interface")
  }

  /// One GET. What the server puts off for a short while is waited for; a longer while is the caller's.
  func get(_ address: String, at place: String) async throws(ConnectorError) -> HTTPResponse {
    var request = HTTPRequest(
      url: address, headers: headers, schemes: connection.isPlain ? .http : .https, redirects: .sameOrigin(limit: 3),
      rootCertificateFile: connection.rootCertificateFile, timeout: limits.statementTimeout)
    request.connectTimeout = min(request.connectTimeout, limits.statementTimeout)
    for attempt in 1... {
      let response: HTTPResponse
      do throws(CurlError) { response = try await transport.http(request) } catch { throw failure(error, at: place) }
      guard [429, 502, 503, 504].contains(response.status) else { return response }
      let wait = response.retryAfter ?? .milliseconds(200 * attempt)
      guard attempt < Self.maximumPutOffs, wait <= Self.longestPutOff else { throw refusal(response.status, at: place) }
      guard (try? await Task.sleep(for: wait)) != nil else { throw cancelled }
    }
    throw cancelled
  }

  private var headers: [HTTPHeader] {
    let accept = HTTPHeader("Accept", "application/json")
    guard let token = connection.token else { return [accept] }
    switch source.authentication {
    case .bearer: return [accept, HTTPHeader("Authorization", "Bearer \(token)")]
    case .header(let name): return [accept, HTTPHeader(name, token)]
    case .none: return [accept]
    }
  }
}

extension HTTPEndpoint {
  fileprivate var rowsPlace: String { rows.isEmpty ? "at its top" : "at `\(rows.joined(separator: "."))`" }
}

extension JSONValue {
  /// The objects of the list at some names, or the one object there; `nil` where there is something else.
  fileprivate func rows(at names: ArraySlice<String>) -> [[String: JSONValue]]? {
    switch (names.first, self) {
    case (let name?, .object(let members)): return members[name]?.rows(at: names.dropFirst())
    case (nil, .object(let members)): return [members]
    case (nil, .array(let elements)):
      let rows = elements.compactMap { if case .object(let members) = $0 { members } else { nil } }
      return rows.count == elements.count ? rows : nil
    default: return nil
    }
  }

  /// A text or number at some names; `nil` where there is nothing, or an empty text.
  fileprivate func text(at names: [String]) -> String? { scalars(at: names).first?.keyText.flatMap { $0.isEmpty ? nil : $0 } }
}

extension HTTPResponse {
  /// Whole seconds; a date is not understood and counts as absent.
  fileprivate var retryAfter: Duration? { header("Retry-After").flatMap { Int($0) }.flatMap { $0 >= 0 ? .seconds($0) : nil } }

  fileprivate var nextLink: String? {
    guard let links = header("Link") else { return nil }
    return links.matches(of: /<([^<>]*)>((?:\s*;[^,<]*)*)/).first { match in
      match.2.lowercased().contains(/;\s*rel\s*=\s*"?([^";]*\s)?next(\s[^";]*)?"?\s*(;|$)/)
    }.map { String($0.1) }
  }
}
