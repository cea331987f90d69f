/// An event as the database keeps it.
struct EventRecord: Hashable, Sendable {
  let seq: Int
  let kind: String
  /// The exact text that is hashed.
  let body: String
  let actor: String
  /// `2026-11-22T09:30:00.123456Z`: the spelling that is hashed. It sorts as time does.
  let at: String
  let hash: [UInt8]
}
