/// A searched database behind an ODBC driver, and its read-only login.
public struct ODBCConnectionSettings: Sendable, Hashable {
  public var driver: String
  /// As the driver's manual names them, without user and password.
  public var attributes: String
  public var user: String?
  public var password: String?
}

extension HabeasConfiguration {
  /// Where a database behind ODBC is, and its read-only login. - Parameter name: The connection's name in the data map.
  public func odbcConnection(_ name: String) throws(ConfigurationError) -> ODBCConnectionSettings {
    let key = ConfigurationKey.connectionAttributes.named(name)
    let attributes = try source.text(key)
    let names = attributes.split(separator: ";").map { $0.prefix { $0 != "=" }.lowercased().filter { $0 != " " } }
    guard !names.contains(where: { ["pwd", "password", "uid", "user", "username", "driver"].contains($0) }) else {
      throw source.malformed(key, "names a login or a driver; they have keys of their own: user, passwordFile, driver")
    }
    var password: String?
    if let path = try source.optionalPath(.connectionPasswordFile.named(name)) {
      password = try source.secret(in: path, key: .connectionPasswordFile.named(name))
    }
    return ODBCConnectionSettings(
      driver: try source.text(.connectionDriver.named(name)), attributes: attributes,
      user: try source.optionalText(.connectionUser.named(name)), password: password)
  }
}
