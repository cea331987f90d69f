import Foundation

/// What a command has of the world around it: its variables, its output, and somebody who knows a passphrase.
public struct Console: Sendable {
  public var environment: [String: String]
  /// Writes one line of result.
  public var say: @Sendable (String) -> Void
  /// Writes one line of complaint.
  public var complain: @Sendable (String) -> Void
  /// Asks for a secret without showing it; the argument is the prompt.
  public var ask: @Sendable (String) throws -> [UInt8]

  public init(
    environment: [String: String], say: @escaping @Sendable (String) -> Void, complain: @escaping @Sendable (String) -> Void,
    ask: @escaping @Sendable (String) throws -> [UInt8]
  ) {
    self.environment = environment
    self.say = say
    self.complain = complain
    self.ask = ask
  }

  /// The process's own.
  public static let standard = Console(
    environment: ProcessInfo.processInfo.environment,
    say: { FileHandle.standardOutput.write(Data("\($0)\n".utf8)) },
    complain: { FileHandle.standardError.write(Data("\($0)\n".utf8)) },
    ask: { try Terminal.readSecret(prompt: $0) })

  /// The console of the command that runs in this task.
  @TaskLocal static var current = Console.standard

  /// A variable that is set and not empty.
  func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
}
