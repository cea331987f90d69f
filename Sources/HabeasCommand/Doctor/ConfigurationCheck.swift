import WorkerRuntime

/// Every section of `habeas.yaml`, and what does not suit an installation that writes to real people.
struct ConfigurationCheck: DoctorCheck {
  let installation: Installation

  func findings() async -> [Finding] {
    let configuration = installation.configuration
    var errors = configuration.check(workers: Fleet.databaseWorkers, connections: installation.connections)
    // The intake tiers have a broker user and no database login.
    for worker in Fleet.names where !Fleet.databaseWorkers.contains(worker) {
      do throws(ConfigurationError) {
        _ = try configuration.broker(user: worker)
        _ = try configuration.health(worker: worker)
      } catch {
        if !errors.contains(error) { errors.append(error) }
      }
    }
    var findings = errors.map { Finding.fault("configuration", "\($0)") }
    if errors.isEmpty { findings.append(.ok("configuration", configuration.file)) }
    if (try? configuration.allowsDemonstration) == true {
      findings.append(
        .warning("configuration", "controller.demonstration is true: demonstration keys may approve; set it to false before real use"))
    }
    if (try? configuration.smtp)?.isPinnedToLoopback == true {
      findings.append(
        .warning("configuration", "mail.smtp.onlyTo is loopback: no mail leaves this machine; set it to anyone before real use"))
    }
    return findings
  }
}
