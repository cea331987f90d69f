extension HabeasConfiguration {
  /// The mailbox that requests arrive in.
  public var imap: IMAPSettings {
    get throws(ConfigurationError) {
      IMAPSettings(
        host: try source.text(.imapHost), port: try source.number(.imapPort), security: try mailSecurity(.imapTLS),
        rootCertificateFile: try source.optionalPath(.imapRoot), user: try source.text(.imapUser),
        password: try source.secret(in: source.path(.imapPasswordFile), key: .imapPasswordFile), folder: try source.text(.imapFolder),
        handedFolder: try source.text(.imapHandedFolder))
    }
  }

  /// The server that mail is handed to.
  ///
  /// - Throws: `.conflict` where mail is pinned to this machine and the host is another.
  public var smtp: SMTPSettings {
    get throws(ConfigurationError) {
      let host = try source.text(.smtpHost)
      let isPinned = try source.text(.smtpOnlyTo) == "loopback"
      guard !isPinned || Self.loopbackHosts.contains(host) else {
        throw ConfigurationError(
          .conflict, file: file, key: ConfigurationKey.smtpHost.path,
          problem: "mail.smtp.onlyTo keeps all mail on this machine, "
            + "and \(host) is another",
          remedy: "Write 127.0.0.1 with the sink's port, or set mail.smtp.onlyTo: anyone to send for real.")
      }
      let user = try source.optionalText(.smtpUser)
      var password: String?
      if user != nil { password = try source.secret(in: source.path(.smtpPasswordFile), key: .smtpPasswordFile) }
      return SMTPSettings(
        host: host, port: try source.number(.smtpPort), security: try mailSecurity(.smtpTLS),
        rootCertificateFile: try source.optionalPath(.smtpRoot), user: user, password: password, from: try source.text(.smtpFrom),
        isPinnedToLoopback: isPinned)
    }
  }

  /// Names that cannot lead off the machine; others are refused, because what they resolve to may change.
  static let loopbackHosts: Set<String> = ["127.0.0.1", "::1", "localhost"]

  private func mailSecurity(_ key: ConfigurationKey) throws(ConfigurationError) -> MailSecurity {
    guard let security = MailSecurity(rawValue: try source.text(key)) else { throw source.malformed(key, "not \(key.typeDescription)") }
    return security
  }
}
