/// A test server did not start, stop or take a signal.
public struct ServerScriptError: Error, CustomStringConvertible {
  public let script: String
  /// What the script said.
  public let output: String

  public var description: String { "\(script): \(output)" }
}
