extension AMQPConfiguration: CustomStringConvertible, CustomReflectable {
  /// Where it connects and as whom, without the password.
  public var description: String {
    "\(tls == nil ? "amqp" : "amqps")://\(user)@\(host):\(port)/\(virtualHost)"
  }

  /// Without the password, so that `dump` and test failures do not print it.
  public var customMirror: Mirror {
    Mirror(self, children: ["endpoint": description, "connectionName": connectionName])
  }
}
