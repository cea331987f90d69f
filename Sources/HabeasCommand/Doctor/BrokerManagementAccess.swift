import CurlTransport
import Foundation

/// RabbitMQ's management interface, and a user that may read it: one with the tag `management` and no rights but to see the virtual host.
struct BrokerManagementAccess: Sendable {
  let url: String
  let user: String
  let password: String

  /// What the virtual host has.
  func inventory(of virtualHost: String) async throws -> BrokerInventory {
    BrokerInventory(
      exchanges: try await list("exchanges", virtualHost), queues: try await list("queues", virtualHost),
      bindings: try await list("bindings", virtualHost))
  }

  private func list<Element: Decodable>(_ kind: String, _ virtualHost: String) async throws -> [Element] {
    let host = virtualHost.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? virtualHost
    let base = url.hasSuffix("/") ? String(url.dropLast()) : url
    let credentials = Data("\(user):\(password)".utf8).base64EncodedString()
    let request = HTTPRequest(
      url: "\(base)/api/\(kind)/\(host)", headers: [HTTPHeader("Authorization", "Basic \(credentials)")], schemes: [.http, .https],
      timeout: .seconds(10))
    let response = try await CurlTransport().http(request)
    switch response.status {
    case 200: break
    case 401:
      throw OperatorError(
        "the management interface refuses '\(user)'; check its password, its tag (management) and its permissions in the virtual host")
    case 404: throw OperatorError("the broker has no virtual host '\(virtualHost)'; load the file of `habeas topology render`")
    default: throw OperatorError("the management interface answered \(response.status); is \(base) RabbitMQ's?")
    }
    do {
      return try JSONDecoder().decode([Element].self, from: Data(response.body))
    } catch {
      throw OperatorError("the management interface's list of \(kind) cannot be read; is \(base) RabbitMQ's?")
    }
  }
}
