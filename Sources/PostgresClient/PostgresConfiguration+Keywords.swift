extension PostgresConfiguration {
  /// The session settings that the decoding of text results relies on.
  private static let fixedSettings = [
    "datestyle": "ISO, YMD", "intervalstyle": "iso_8601", "bytea_output": "hex", "client_encoding": "UTF8",
  ]

  /// libpq's connection parameters, in a stable order.
  ///
  /// - Parameter addresses: the numeric addresses of ``host``, when they were looked up before: libpq would look the
  ///   name up itself, and block meanwhile.
  func keywords(addresses: [String]) -> [(String, String)] {
    var keywords = [
      ("dbname", database), ("user", user), ("application_name", applicationName), ("client_encoding", "UTF8"),
      ("gssencmode", "disable"), ("options", sessionOptions),
      // A peer that vanished without a word is noticed within about a minute, not after hours.
      ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "60000"),
    ]
    // With several addresses, libpq wants as many host names, and tries them in turn.
    keywords.append(("host", addresses.isEmpty ? host : addresses.map { _ in host }.joined(separator: ",")))
    if !addresses.isEmpty { keywords.append(("hostaddr", addresses.joined(separator: ","))) }
    keywords.append(("port", String(port)))
    if let password { keywords.append(("password", password)) }
    switch tls {
    case .disable: keywords.append(("sslmode", "disable"))
    case .prefer: keywords.append(("sslmode", "prefer"))
    case .verifyFull(let rootCertificate):
      keywords += [("sslmode", "verify-full"), ("sslrootcert", rootCertificate), ("ssl_min_protocol_version", "TLSv1.2")]
    }
    return keywords
  }

  /// The value of libpq's `options`: `-c name=value` for each setting, with blanks and backslashes escaped.
  private var sessionOptions: String {
    var settings = options
    settings["timezone"] = options["timezone"] ?? "UTC"
    settings.merge(Self.fixedSettings) { $1 }
    return settings.sorted { $0.key < $1.key }.map { "-c \(Self.escape($0.key))=\(Self.escape($0.value))" }
      .joined(separator: " ")
  }

  private static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if character == "\\" || character.isWhitespace { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
