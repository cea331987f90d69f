import CoreMetrics
import Foundation
import Glibc
import Logging

extension WorkerProcess {
  /// Exit codes, as in sysexits.h.
  enum ExitCode {
    static let software: Int32 = 70
    static let configuration: Int32 = 78
  }

  /// A process's whole life: reads the configuration, sets up log and metrics, runs the workers, and exits.
  ///
  /// The configuration is the file after `--config`, else that of the variable `HABEAS_CONFIG`, else `habeas.yaml` in the current folder.
  /// Exit codes: 0 after a graceful shutdown, 78 where the configuration is wrong, 70 after a failure or where draining overran.
  public static func main(_ workers: WorkerDefinition...) async -> Never {
    await main(workers, arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)
  }

  /// As ``main(_:)``, with everything given.
  public static func main(_ workers: [WorkerDefinition], arguments: [String], environment: [String: String]) async -> Never {
    // A peer that closes its end must not end this process.
    signal(SIGPIPE, SIG_IGN)
    let name = workers.count == 1 ? workers[0].name : "habeas"
    do {
      let configuration = try HabeasConfiguration(
        file: configurationFile(arguments: arguments, environment: environment), environment: environment)
      let level = Logger.Level(rawValue: try configuration.loggingLevel) ?? .info
      let registry = PrometheusRegistry()
      let withheld = Counter(label: "habeas_log_fields_withheld_total", dimensions: [], factory: registry)
      let log = JSONLog(level: level, onWithheld: { withheld.increment(by: $0) })
      LoggingSystem.bootstrap { log.handler(label: $0) }
      MetricsSystem.bootstrap(registry)
      let process = WorkerProcess(workers, configuration: configuration, metrics: registry) { Glibc._exit(ExitCode.software) }
      try await process.run()
      exit(0)
    } catch {
      let (message, code) = failure(error, name)
      FileHandle.standardError.write(Data("\(message)\n".utf8))
      exit(code)
    }
  }

  /// Where the configuration is.
  static func configurationFile(arguments: [String], environment: [String: String]) -> String {
    if let index = arguments.firstIndex(of: "--config"), index + 1 < arguments.count { return arguments[index + 1] }
    return environment["HABEAS_CONFIG"].flatMap { $0.isEmpty ? nil : $0 } ?? "habeas.yaml"
  }

  /// One line for the operator, and the exit code. The words of an error that is not about the installation are not shown: they may hold
  /// what a person wrote.
  static func failure(_ error: any Error, _ name: String) -> (message: String, code: Int32) {
    switch error {
    case let error as ConfigurationError: ("\(name): \(error)", ExitCode.configuration)
    case let error as HealthServerError: ("\(name): \(error)", ExitCode.configuration)
    case let error as WorkerStartError: ("\(error)", ExitCode.configuration)
    default: ("\(name): ended by an error of type \(type(of: error)); the log's last lines say in what.", ExitCode.software)
    }
  }
}
