import ArgumentParser
import Foundation
import WorkerRuntime

/// `--config`: which `habeas.yaml`.
struct ConfigurationOptions: ParsableArguments {
  @Option(name: .customLong("config"), help: "The configuration; else the file that HABEAS_CONFIG names, else habeas.yaml here.")
  var file: String?

  var path: String { file ?? Console.current.variable("HABEAS_CONFIG") ?? "habeas.yaml" }

  /// Whether somebody asked for a file, or the usual one is there.
  var isPresent: Bool {
    file != nil || Console.current.variable("HABEAS_CONFIG") != nil || FileManager.default.fileExists(atPath: path)
  }

  func load() throws(ConfigurationError) -> HabeasConfiguration {
    try HabeasConfiguration(file: path, environment: Console.current.environment)
  }
}
