import ArgumentParser
import CaseWorker
import PostgresClient
import Sealing
import WorkerRuntime

/// `habeas evidence verify`.
struct EvidenceVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Computes the hash chains of cases anew and checks the daily roots.",
    discussion: """
      Without --user it logs in as the timekeeper of habeas.yaml, who sees the newest root alone. As a superuser or a member of habeas_owner
      it checks every root. It only reads, and exits with 1 where anything does not hold together.
      """)

  @Option(name: .customLong("case"), help: ArgumentHelp("One case only: its reference or its id.", valueName: "ref"))
  var wanted: String?
  @Option(
    name: .customLong("case-root-key"),
    help: ArgumentHelp("The timekeeper's public key, 64 hex digits; else it is read from keys.caseRootKeyFile.", valueName: "hex"))
  var key: String?
  @OptionGroup var administrator: AdministratorOptions

  func run() async throws {
    let findings = try await withPostgres(try login()) { try await EvidenceCheck(key: try rootKey(), wanted: wanted).findings($0) }
    for finding in findings { Console.current.say("\(finding)") }
    if findings.contains(where: { $0.level == .fault }) { throw ExitStatus.failure }
  }

  private func login() throws -> PostgresConfiguration {
    if administrator.namesSomebody { return try administrator.resolve() }
    return PostgresConfiguration(
      try administrator.configuration.load().database(login: "timekeeper"), applicationName: "habeas evidence")
  }

  private func rootKey() throws -> VerificationKey? {
    if let key {
      do throws(AuthorityError) { return try VerificationKey(hex: key) } catch {
        throw OperatorError("--case-root-key: \(error)", status: .usage)
      }
    }
    guard administrator.configuration.isPresent else { return nil }
    return try CaseRootKey.open(file: try administrator.configuration.load().keys.caseRootKeyFile).publicKey
  }
}
