/// RabbitMQ's management API refused a request.
public struct BrokerManagementError: Error, CustomStringConvertible {
  public let request: String
  public let status: Int
  public let reason: String

  public var description: String { "\(request): \(status) \(reason)" }
}
