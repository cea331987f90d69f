import CCurl

extension EasyHandle {
  /// Sets what a submission needs; the message comes from the delegate.
  func configure(_ submission: SMTPSubmission, to server: SMTPServer) throws(CurlError) {
    try HostSyntax.check(server.host, port: server.port, clientName: server.clientName)
    let scheme = server.security == .tls ? "smtps" : "smtp"
    try set(CURLOPT_URL, "\(scheme)://\(HostSyntax.inURL(server.host)):\(server.port)/\(server.clientName)")
    try set(CURLOPT_PROTOCOLS_STR, scheme)
    try secure(server.security, host: server.host, credentials: server.credentials, roots: server.rootCertificateFile)
    try set(CURLOPT_CONNECTTIMEOUT_MS, server.connectTimeout)
    try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, server.replyTimeout.wholeSeconds)
    try set(CURLOPT_TIMEOUT_MS, server.timeout)
    try set(CURLOPT_MAIL_FROM, submission.sender)
    try set(CURLOPT_MAIL_RCPT, submission.recipients)
    try set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1)
    // The size is not told: libcurl would then end the upload by counting, without asking for the end.
    try set(CURLOPT_UPLOAD, 1)
    try set(CURLOPT_FORBID_REUSE, 1)
    traceConversation()
    observeSockets()
  }

  /// TLS and login, for mail protocols.
  func secure(
    _ security: ConnectionSecurity, host: String, credentials: Credentials?, roots: String?
  ) throws(CurlError) {
    if security == .startTLS { try set(CURLOPT_USE_SSL, ccurl_use_ssl_all) }
    if let roots { try set(CURLOPT_CAINFO, roots) }
    guard let credentials else { return }
    guard security != .plaintext || HostSyntax.isLoopback(host) else {
      throw CurlError(.invalidInput, "The login of \(host) would cross the network in clear. Use TLS or STARTTLS.")
    }
    guard (credentials.user + credentials.password).unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 }) else {
      throw CurlError(.invalidInput, "The login of \(host) has a line end or control character.")
    }
    try set(CURLOPT_USERNAME, credentials.user)
    try set(CURLOPT_PASSWORD, credentials.password)
  }
}
