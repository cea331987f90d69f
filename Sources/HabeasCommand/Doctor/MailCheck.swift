import WorkerRuntime

/// The mail servers take connections.
struct MailCheck: DoctorCheck {
  let configuration: HabeasConfiguration

  func findings() async -> [Finding] {
    var findings: [Finding] = []
    if let imap = try? configuration.imap {
      findings.append(await reach(.tcp(name: "mailbox", host: imap.host, port: imap.port), "mail.imap.host and mail.imap.port"))
    }
    if let smtp = try? configuration.smtp {
      findings.append(await reach(.tcp(name: "outgoing mail", host: smtp.host, port: smtp.port), "mail.smtp.host and mail.smtp.port"))
    }
    return findings
  }

  private func reach(_ server: Dependency, _ keys: String) async -> Finding {
    do {
      try await server.check()
      return .ok(server.name, "\(server.endpoint) takes connections")
    } catch {
      return .fault(server.name, "\(server.endpoint) cannot be reached: \(error); start the server, or correct \(keys)")
    }
  }
}
