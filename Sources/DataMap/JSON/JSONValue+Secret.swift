extension JSONValue {
  /// Stands in a row for a password or another credential: that one is held is told, what it is never leaves its system.
  public static let heldSecret: JSONValue = ["held": true, "shown": false]

  /// Whether the value is the mark of a credential that is held and not shown.
  public var isHeldSecret: Bool { self == .heldSecret }
}
