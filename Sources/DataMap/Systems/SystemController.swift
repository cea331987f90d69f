/// The controller of a system's data (law.md R22).
public struct SystemController: Sendable, Hashable, Codable {
  public var role: ControllerRole
  public var name: String

  public init(role: ControllerRole, name: String) {
    self.role = role
    self.name = name
  }

  /// Whether an answer of this controller may hold the system's data.
  public var isDisclosable: Bool { role == .own || role == .joint }
}
