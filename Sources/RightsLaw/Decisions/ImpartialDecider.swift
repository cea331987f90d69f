/// Someone who may decide a matter because it is not their own (`law.md` R23).
///
/// A decision takes this and not a plain ``PartyID``, so a Data Protection Officer's own request, or a complaint about them, goes to the
/// deputy or is not decided at all.
public struct ImpartialDecider: Hashable, Sendable {
  public let person: PartyID

  /// - Parameters:
  ///   - person: Who decides.
  ///   - concerned: The person who asks, and whoever a complaint is about.
  /// - Throws: ``DecisionError`` with code ``DecisionError/Code/ownCause``.
  public init(_ person: PartyID, concerned: Set<PartyID>) throws(DecisionError) {
    guard !concerned.contains(person) else {
      throw DecisionError(.ownCause, rule: "R23", "nobody decides on their own matter; the named deputy decides")
    }
    self.person = person
  }

  /// The first who may decide: the officer, or else a deputy.
  ///
  /// - Throws: ``DecisionError`` with code ``DecisionError/Code/ownCause`` where all of them are concerned.
  public static func first(of people: [PartyID], concerned: Set<PartyID>) throws(DecisionError) -> ImpartialDecider {
    for person in people where !concerned.contains(person) { return try ImpartialDecider(person, concerned: concerned) }
    throw DecisionError(.ownCause, rule: "R23", "all who could decide are concerned themselves; name a deputy who is not")
  }
}
