/// Something that the desk itself finds wrong: what, where, and what to do. Never personal data.
struct DeskError: Error, Hashable, CustomStringConvertible {
  enum Kind: Hashable {
    /// It is not allowed, or not in this state of things.
    case refused
    /// It could not be tried.
    case untried
  }

  let kind: Kind
  let description: String

  static func refused(_ description: String) -> DeskError { DeskError(kind: .refused, description: description) }
  static func untried(_ description: String) -> DeskError { DeskError(kind: .untried, description: description) }
}
