/// The health server cannot listen.
public struct HealthServerError: Error, Hashable, Sendable, CustomStringConvertible {
  public let settings: HealthSettings
  /// The operating system's words.
  public let reason: String

  public var description: String {
    "the health server cannot listen on \(settings.host):\(settings.port): \(reason). "
      + "Stop what uses that port, or set \(settings.key) (0 takes any free port)."
  }
}
