import ArgumentParser
import WorkerRuntime

/// `habeas doctor`.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Looks at everything that an installation needs and says what is wrong.",
    discussion: """
      One line each: ok, warning or fault, with what to do. It changes nothing. Exits with 1 where there is a fault.
      Queues are compared with the data map where RabbitMQ's management interface is named; its user needs the tag management and any
      permission in the virtual host.
      """)

  @OptionGroup var configuration: ConfigurationOptions
  @Option(help: ArgumentHelp("The folder with the migrations; else schemas/postgres of the distribution.", valueName: "dir"))
  var schemas: String?
  @Option(help: ArgumentHelp("RabbitMQ's management interface, such as http://127.0.0.1:15672.", valueName: "url"))
  var management: String?
  @Option(name: .customLong("management-user"), help: "A user that may read it.")
  var managementUser: String?
  @Option(name: .customLong("management-password-file"), help: ArgumentHelp("A file with that user's password.", valueName: "file"))
  var managementPasswordFile: String?

  func validate() throws {
    let parts = [management, managementUser, managementPasswordFile].compactMap { $0 }
    guard parts.isEmpty || parts.count == 3 else {
      throw ValidationError("--management, --management-user and --management-password-file belong together")
    }
  }

  func run() async throws {
    let doctor = Doctor(
      installation: Installation(try configuration.load()), schemas: schemas ?? (try? Distribution.schemas(nil)), management: try access())
    let console = Console.current
    let findings = await doctor.examine { console.say("\($0)") }
    let faults = findings.count { $0.level == .fault }
    let warnings = findings.count { $0.level == .warning }
    console.say("\(findings.count) looked at, \(warnings) warnings, \(faults) faults")
    if faults > 0 { throw ExitStatus.failure }
  }

  private func access() throws -> BrokerManagementAccess? {
    guard let management, let managementUser, let managementPasswordFile else { return nil }
    return BrokerManagementAccess(url: management, user: managementUser, password: try SecretFile.read(managementPasswordFile))
  }
}
