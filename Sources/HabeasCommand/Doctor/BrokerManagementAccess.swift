import CurlTransport
import Foundation

/// RabbitMQ's management interface, and a user that may read it.
struct BrokerManagementAccess: Sendable {
  let url: String
  let user: String
  let password: String

  /// What the virtual host has, as the interface exports it.
  func definitions(of virtualHost: String) async throws -> Data {
    let host = virtualHost.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? virtualHost
    let base = url.hasSuffix("/") ? String(url.dropLast()) : url
    let credentials = Data("\(user):\(password)".utf8).base64EncodedString()
    let request = HTTPRequest(
      url: "\(base)/api/definitions/\(host)", headers: [HTTPHeader("Authorization", "Basic \(credentials)")], schemes: [.http, .https],
      timeout: .seconds(10))
    let response = try await CurlTransport().http(request)
    switch response.status {
    case 200: return Data(response.body)
    case 401: throw OperatorError("the management interface refuses '\(user)'; check the password and the tag monitoring")
    case 404: throw OperatorError("the broker has no virtual host '\(virtualHost)'; load the file of `habeas topology render`")
    default: throw OperatorError("the management interface answered \(response.status); is \(base) RabbitMQ's?")
    }
  }
}
