/// Where a worker's health server listens: `health.*` in `habeas.yaml`.
public struct HealthSettings: Hashable, Sendable {
  /// Default 127.0.0.1.
  public let host: String
  /// 0 takes any free port.
  public let port: Int
  /// The key that sets the port, for messages.
  public let key: String

  public init(host: String, port: Int, key: String) {
    self.host = host
    self.port = port
    self.key = key
  }

  /// Ports where `health.ports.<worker>` is absent. `habeas` is the process that runs every worker.
  public static let standardPorts: [String: Int] = [
    "habeas": 9100, "email-intake": 9101, "post-intake": 9102, "web-portal": 9103, "case-intake": 9104, "identity-verification": 9105,
    "data-discovery": 9106, "data-fulfilment": 9107, "processor-notification": 9108, "response-assembly": 9109,
    "response-dispatch": 9110, "timekeeper": 9111, "outbox-relay": 9112,
  ]
}
