/// A link between two fields, along which values of one find rows of the other.
public struct FieldReference: Sendable, Hashable {
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// The field named here gives values to the field that carries the reference.
    case from
    /// The field that carries the reference gives values to the field named here.
    case to
  }

  public var target: FieldAddress
  /// `nil` means both ways: the side that a search reaches first gives values to the other.
  public var direction: Direction?
  public var location: SourceLocation

  public init(target: FieldAddress, direction: Direction? = nil, location: SourceLocation) {
    self.target = target
    self.direction = direction
    self.location = location
  }
}
