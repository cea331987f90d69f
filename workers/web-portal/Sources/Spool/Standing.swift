import Foundation

/// How a case stands, as far as whoever holds its status link may know.
struct Standing: Hashable, Sendable {
  /// In the order in which a case goes through them; `closed` without an answer comes in place of `answered`.
  enum State: String, CaseIterable, Sendable {
    case received
    case checking
    case working
    case answered
    case closed
  }

  let reference: String
  let submittedAt: Date
  let state: State
  /// The statutory date, `2026-12-22`; `nil` before the case is open.
  let due: String?

  /// Whether the page asks for a code: while identity may still be open, whether or not a code was sent, so that it does not tell who is
  /// on file.
  var takesCode: Bool { state == .received || state == .checking }
}
