import ArgumentParser
import Foundation
import WorkerRuntime

/// What every command that reaches the installation takes.
struct DeskOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The configuration (default: $HABEAS_CONFIG, else habeas.yaml).", valueName: "file"))
  var config: String?

  func configuration() throws(ConfigurationError) -> HabeasConfiguration {
    let variable = ProcessInfo.processInfo.environment["HABEAS_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    return try HabeasConfiguration(file: config ?? variable ?? "habeas.yaml")
  }
}
