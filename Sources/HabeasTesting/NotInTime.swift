/// What was awaited did not come before its deadline.
public struct NotInTime: Error, CustomStringConvertible {
  public let what: String
  public let deadline: Duration

  public init(what: String, deadline: Duration) {
    self.what = what
    self.deadline = deadline
  }

  public var description: String { "\(what): not within \(deadline)" }
}
