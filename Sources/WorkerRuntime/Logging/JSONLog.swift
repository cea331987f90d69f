import Foundation
public import Logging
import NIOConcurrencyHelpers

/// The log of a process: one JSON object a line, with `time` (UTC, milliseconds), `level`, `worker`, `event`, and the fields that
/// ``LogField/allowed`` lists, `case` among them.
///
/// The message is the event's name, such as `step.done`. Libraries log sentences, which may hold anything: such a line keeps only where it
/// came from, as `"event":"library"` with `"source"`. What was left out is counted in ``withheldCount`` and in the metric
/// `habeas_log_fields_withheld_total`.
///
/// ```swift
/// let log = JSONLog()
/// LoggingSystem.bootstrap { log.handler(label: $0) }
/// let logger = Logger(label: "case-intake")        // the label is the worker
/// logger.info("step.done", metadata: ["case": "…"])
/// ```
public final class JSONLog: Sendable {
  private let level: Logger.Level
  private let write: @Sendable (String) -> Void
  private let withheld = NIOLockedValueBox(0)
  private let onWithheld: @Sendable (Int) -> Void

  /// - Parameters:
  ///   - level: The least level that is written.
  ///   - onWithheld: Told how many fields of a line were left out.
  ///   - write: Takes one line without its line feed. Writes to standard output unless given.
  public init(
    level: Logger.Level = .info, onWithheld: @escaping @Sendable (Int) -> Void = { _ in },
    write: @escaping @Sendable (String) -> Void = JSONLog.writeToStandardOutput
  ) {
    self.level = level
    self.onWithheld = onWithheld
    self.write = write
  }

  /// A handler for a logger whose label is the worker's name.
  public func handler(label: String) -> any LogHandler { JSONLogHandler(log: self, worker: label, logLevel: level) }

  /// How many fields were left out so far.
  public var withheldCount: Int { withheld.withLockedValue { $0 } }

  /// One write for a line, so that lines of several threads do not mix.
  public static let writeToStandardOutput: @Sendable (String) -> Void = { line in
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  func record(worker: String, event: LogEvent, metadata: Logger.Metadata) {
    var line = JSONLine()
    line.add("time", Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    line.add("level", event.level.rawValue)
    line.add("worker", worker)
    var dropped = 0
    let message = event.message.description
    if Self.isEventName(message) {
      line.add("event", message)
    } else {
      line.add("event", "library")
      line.add("source", event.source)
      dropped += 1
    }
    for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
      let text = value.description
      guard let field = LogField.allowed[name], field.accepts(text) else {
        dropped += 1
        continue
      }
      if field.form == .number { line.add(name, number: text) } else { line.add(name, String(text.prefix(LogField.longestValue))) }
    }
    if dropped > 0 {
      line.add("withheld", number: String(dropped))
      withheld.withLockedValue { $0 += dropped }
      onWithheld(dropped)
    }
    write(line.text)
  }

  /// Lower-case words with dots, hyphens or underscores: a name that stands in the program's text, not a sentence made at run time.
  private static func isEventName(_ message: String) -> Bool {
    guard !message.isEmpty, message.utf8.count <= 64 else { return false }
    return message.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x5F }
  }
}
