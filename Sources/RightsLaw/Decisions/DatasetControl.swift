/// Whose data a dataset is (`law.md` R22).
public enum DatasetControl: Hashable, Sendable {
  /// The controller's own.
  case own
  /// An affiliate's, which is a controller of its own.
  case affiliate(name: String)
  /// Controlled together with someone.
  case joint(with: String)
  /// A customer's; the controller is only the processor.
  case customer(name: String)
}
