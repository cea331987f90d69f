import Foundation
import RightsCase
import RightsLaw

/// Everything that a page about a case is made from.
struct CaseStory: Sendable {
  /// Something that happened, with who said so and when.
  struct Entry: Hashable, Sendable {
    var event: CaseEvent
    var actor: String
    var at: Date
  }

  /// A step that is not done.
  struct Step: Hashable, Sendable {
    var message: UUID
    var routingKey: String
    var attempts: Int
    /// A code or words that a person can act on.
    var reason: String?
    var dueAt: Date
    var isPublished: Bool
    var parkedAt: Date?
  }

  var reference: String
  var entries: [Entry]
  var state: CaseState
  var steps: [Step] = []
  /// The frozen recipient, masked or not, as the command asked for it; nil before identity is verified or without the right to read it.
  var recipient: String?
  /// Names of systems by their keys.
  var systemNames: [String: String] = [:]
  /// The reference of the closed case that this one is a reply to.
  var follows: String?
  var today: LocalDate
  var time: LocalTime

  var parked: [Step] { steps.filter { $0.parkedAt != nil } }
}
