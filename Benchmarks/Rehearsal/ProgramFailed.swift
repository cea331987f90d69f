/// A program ended with an error.
public struct ProgramFailed: Error, CustomStringConvertible {
  public let program: String
  public let status: Int32
  public let output: String

  public var description: String { "\(program) ended with \(status): \(output)" }
}
