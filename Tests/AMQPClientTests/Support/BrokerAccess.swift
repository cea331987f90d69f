import AMQPClient
import Foundation
import FoundationNetworking

/// An administrator's way to a broker: by AMQP, and by the management interface, which makes what clients may not.
struct BrokerAccess: Sendable {
  let host: String
  let port: Int
  let managementPort: Int
  let user: String
  let password: String

  /// The broker of the test run: the one in the environment, or a private one that is started when it is first needed.
  static func shared() async throws -> BrokerAccess {
    try await sharedTask.value
  }

  private static let sharedTask = Task {
    let environment = ProcessInfo.processInfo.environment
    guard let host = environment["HABEAS_TEST_AMQP_HOST"] else { return try await PrivateBroker.launch().access }
    return BrokerAccess(
      host: host, port: Int(environment["HABEAS_TEST_AMQP_PORT"] ?? "") ?? 5672,
      managementPort: Int(environment["HABEAS_TEST_AMQP_MANAGEMENT_PORT"] ?? "") ?? 15672,
      user: environment["HABEAS_TEST_AMQP_USER"] ?? "", password: environment["HABEAS_TEST_AMQP_PASSWORD"] ?? "")
  }

  func configuration(virtualHost: String) -> AMQPConfiguration {
    AMQPConfiguration(
      host: host, port: port, virtualHost: virtualHost, user: user, password: password, connectTimeout: .seconds(5),
      drainTimeout: .seconds(10),
      backoff: Backoff(initial: .milliseconds(50), maximum: .milliseconds(500)), connectionName: "test")
  }

  /// Calls the management interface. Names in the path must be safe in one.
  @discardableResult
  func manage(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> Any? {
    guard let url = URL(string: "http://\(host):\(managementPort)/api/\(path)") else { throw BrokerTestError("bad path \(path)") }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.setValue("Basic " + Data("\(user):\(password)".utf8).base64EncodedString(), forHTTPHeaderField: "Authorization")
    if let body {
      request.httpBody = try JSONSerialization.data(withJSONObject: body)
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    }
    let (data, response) = try await URLSession.shared.data(for: request)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    guard (200..<300).contains(status) else {
      throw BrokerTestError("\(method) \(path): \(status) \(String(decoding: data, as: UTF8.self))")
    }
    return data.isEmpty ? nil : try JSONSerialization.jsonObject(with: data)
  }
}
