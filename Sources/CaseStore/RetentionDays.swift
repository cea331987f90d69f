/// How long the records of a closed case are kept, in days from its closing.
public struct RetentionDays: Hashable, Sendable {
  /// What was found, and the answer's files.
  public var found: Int
  /// Everything else.
  public var all: Int

  public init(found: Int = 30, all: Int = 1095) {
    self.found = found
    self.all = all
  }
}
