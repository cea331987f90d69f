/// A person has to look before the case goes on (O1: uncertain means triage).
public struct TriageRequired: Codable, Hashable, Sendable {
  public var reason: TriageReason
  public init(reason: TriageReason) { self.reason = reason }
}
