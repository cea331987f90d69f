import Logging

/// Hands a logger's events to the process's ``JSONLog``.
struct JSONLogHandler: LogHandler {
  let log: JSONLog
  let worker: String
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?

  init(log: JSONLog, worker: String, logLevel: Logger.Level) {
    self.log = log
    self.worker = worker
    self.logLevel = logLevel
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var merged = metadata
    if let provided = metadataProvider?.get() { merged.merge(provided) { $1 } }
    if let own = event.metadata { merged.merge(own) { $1 } }
    log.record(worker: worker, event: event, metadata: merged)
  }
}
