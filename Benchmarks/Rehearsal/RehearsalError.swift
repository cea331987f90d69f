/// The rehearsal itself could not go on.
public struct RehearsalError: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
