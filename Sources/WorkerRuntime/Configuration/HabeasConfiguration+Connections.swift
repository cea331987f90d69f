extension HabeasConfiguration {
  /// Where a searched database is, and its read-only login. - Parameter name: The connection's name in the data map.
  public func databaseConnection(_ name: String) throws(ConfigurationError) -> DatabaseSettings {
    var password: String?
    if let path = try source.optionalPath(.connectionPasswordFile.named(name)) {
      password = try source.secret(in: path, key: .connectionPasswordFile.named(name))
    }
    return DatabaseSettings(
      host: try source.text(.connectionHost.named(name)), port: try source.number(.connectionPort.named(name)),
      name: try source.text(.connectionName.named(name)), user: try source.text(.connectionUser.named(name)), password: password,
      tls: try security(.connectionTLS.named(name), .connectionRoot.named(name)))
  }

  /// Where a searched HTTP interface is, and its token. - Parameter name: The connection's name in the data map.
  public func httpConnection(_ name: String) throws(ConfigurationError) -> HTTPSettings {
    let key = ConfigurationKey.connectionURL.named(name)
    let url = try source.text(key)
    guard HTTPSettings.isAcceptable(url) else {
      throw source.malformed(key, "not an https address (http on this machine) without user, query and fragment")
    }
    var token: String?
    if let path = try source.optionalPath(.connectionTokenFile.named(name)) {
      token = try source.secret(in: path, key: .connectionTokenFile.named(name))
    }
    return HTTPSettings(url: url, token: token, rootCertificateFile: try source.optionalPath(.connectionRoot.named(name)))
  }

  /// The folder of searched files: an absolute path. - Parameter name: The connection's name in the data map.
  public func folderConnection(_ name: String) throws(ConfigurationError) -> String {
    try source.path(.connectionDirectory.named(name))
  }
}
