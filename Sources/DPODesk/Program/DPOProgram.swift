import ArgumentParser
import Glibc

/// The command `dpo`: the desk of those who read, decide and sign.
public enum DPOProgram {
  /// Runs one command.
  ///
  /// - Parameter arguments: Without the program's name.
  /// - Returns: The exit code: 0 done, 1 the case's rules do not allow it, 2 it could not be tried (usage, configuration, a service or
  ///   file that it needs).
  public static func run(arguments: [String]) async -> Int32 {
    // A reader such as `less` that ends early must not end this program in the middle of a change.
    signal(SIGPIPE, SIG_IGN)
    let console = Console.standard
    do {
      var command = try DPOCommand.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return Failure.Code.none
    } catch {
      return report(error, on: console)
    }
  }

  private static func report(_ error: any Error, on console: Console) -> Int32 {
    if let failure = Failure(error) {
      console.warn("dpo: \(failure.message)")
      return failure.code
    }
    let message = DPOCommand.fullMessage(for: error)
    if DPOCommand.exitCode(for: error) == .success {
      console.write(message)
      return Failure.Code.none
    }
    console.warn(message)
    return Failure.Code.untried
  }
}
