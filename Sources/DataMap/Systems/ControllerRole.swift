/// Whose data a system holds (law.md R22).
public enum ControllerRole: String, Sendable, Hashable, Codable, CaseIterable {
  /// The controller's own.
  case own
  /// Held together with another controller.
  case joint
  /// An affiliate's own, kept apart.
  case separate
  /// A customer's, for whom the controller is a processor: never disclosed; the customer is told and the person is told whom to ask.
  case customer
}
