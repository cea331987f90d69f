import HabeasTesting
import Logging
import Synchronization

/// Keeps what is logged, so that a test can wait for it and read it.
final class LogRecorder: Sendable {
  private let entries = Mutex<[String]>([])

  /// Every line: the message, then its metadata as `key=value`.
  var lines: [String] { entries.withLock { $0 } }

  var logger: Logger { Logger(label: "test") { _ in Handler(recorder: self) } }

  /// Waits for a line that begins with `text`.
  func await(_ text: String) async throws {
    try await eventually("the log line '\(text)'", within: .seconds(60)) { lines.contains { $0.hasPrefix(text) } }
  }

  private struct Handler: LogHandler {
    let recorder: LogRecorder
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    func log(event: LogEvent) {
      let values = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
      recorder.entries.withLock { $0.append(([event.message.description] + values).joined(separator: " ")) }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }
  }
}
