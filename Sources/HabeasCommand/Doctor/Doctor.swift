/// Looks at an installation from the configuration to the fonts.
struct Doctor: Sendable {
  let installation: Installation
  /// The folder with the migrations, to compare the database with; nil leaves that out.
  let schemas: String?
  /// RabbitMQ's management interface, to compare queues with; nil leaves that out.
  let management: BrokerManagementAccess?

  var checks: [any DoctorCheck] {
    [
      ConfigurationCheck(installation: installation), ControllerCheck(installation: installation),
      CalendarCheck(installation: installation),
      KeyCheck(configuration: installation.configuration), DatabaseCheck(configuration: installation.configuration, schemas: schemas),
      AuthorityCheck(installation: installation), BrokerCheck(configuration: installation.configuration),
      TopologyCheck(installation: installation, management: management), SystemCheck(installation: installation),
      MailCheck(configuration: installation.configuration), TypesettingCheck(configuration: installation.configuration),
      ScanReadingCheck(configuration: installation.configuration),
    ]
  }

  /// Runs every check at once and tells the findings in the order of the checks.
  func examine(_ tell: (Finding) -> Void) async -> [Finding] {
    await withTaskGroup(of: (Int, [Finding]).self) { group in
      let checks = checks
      for (index, check) in checks.enumerated() { group.addTask { (index, await check.findings()) } }
      var waiting: [Int: [Finding]] = [:]
      var told: [Finding] = []
      var next = 0
      for await (index, findings) in group {
        waiting[index] = findings
        while let ready = waiting.removeValue(forKey: next) {
          ready.forEach(tell)
          told += ready
          next += 1
        }
      }
      return told
    }
  }
}
