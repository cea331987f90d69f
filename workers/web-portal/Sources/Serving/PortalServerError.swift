import WorkerRuntime

/// The portal cannot listen.
struct PortalServerError: Error, Hashable, Sendable, CustomStringConvertible {
  let settings: PortalSettings
  /// The operating system's words.
  let reason: String

  var description: String {
    "the portal cannot listen on \(settings.host):\(settings.port): \(reason). Stop what uses that port, or set portal.port."
  }
}
