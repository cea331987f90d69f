import ArgumentParser

/// The command `habeas`, for those who operate an installation.
///
/// ```swift
/// exit(await HabeasProgram.run(Array(CommandLine.arguments.dropFirst())))
/// ```
public enum HabeasProgram {
  /// Parses the arguments (without the program's name), carries the command out and says how to exit.
  ///
  /// - Returns: 0 done, 1 failed or faults found, 2 wrong arguments, 78 wrong configuration. `run` exits by itself.
  public static func run(_ arguments: [String], console: Console = .standard) async -> Int32 {
    await Console.$current.withValue(console) {
      do {
        let command = try await HabeasTool.asyncParseAsRoot(arguments)
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          var command = command
          try command.run()
        }
        return ExitStatus.success.rawValue
      } catch {
        return report(error, console).rawValue
      }
    }
  }

  private static func report(_ error: any Error, _ console: Console) -> ExitStatus {
    if let status = error as? ExitStatus { return status }
    if let fault = OperatorError(explaining: error) {
      console.complain("habeas: \(fault)")
      return fault.status
    }
    // What is left is the argument parser's own: a request for help, or arguments that it does not understand.
    let message = HabeasTool.fullMessage(for: error)
    if HabeasTool.exitCode(for: error).isSuccess {
      console.say(message)
      return .success
    }
    console.complain(message)
    return .usage
  }
}
