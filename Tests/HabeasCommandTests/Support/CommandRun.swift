import HabeasCommand
import Synchronization

/// One run of `habeas` in this process.
struct CommandRun {
  let status: Int32
  /// Lines on standard output.
  let output: [String]
  /// Lines on standard error.
  let complaints: [String]

  var text: String { (output + complaints).joined(separator: "\n") }

  /// - Parameter passphrases: What the person at the terminal types, one answer after the other.
  static func habeas(_ arguments: String..., environment: [String: String] = [:], passphrases: [String] = []) async -> CommandRun {
    await habeas(arguments, environment: environment, passphrases: passphrases)
  }

  static func habeas(_ arguments: [String], environment: [String: String] = [:], passphrases: [String] = []) async -> CommandRun {
    let record = Record(passphrases)
    let console = Console(
      environment: environment, say: { record.say($0) }, complain: { record.complain($0) }, ask: { _ in record.nextPassphrase() })
    let status = await HabeasProgram.run(arguments, console: console)
    return CommandRun(status: status, output: record.lines.said, complaints: record.lines.complained)
  }

  private final class Record: Sendable {
    struct Lines {
      var said: [String] = []
      var complained: [String] = []
      var passphrases: [String]
    }

    private let state: Mutex<Lines>

    init(_ passphrases: [String]) { state = Mutex(Lines(passphrases: passphrases)) }

    var lines: Lines { state.withLock { $0 } }
    func say(_ line: String) { state.withLock { $0.said.append(line) } }
    func complain(_ line: String) { state.withLock { $0.complained.append(line) } }
    func nextPassphrase() -> [UInt8] { state.withLock { $0.passphrases.isEmpty ? [] : Array($0.passphrases.removeFirst().utf8) } }
  }
}
