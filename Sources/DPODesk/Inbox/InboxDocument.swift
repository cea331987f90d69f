import RightsLaw

/// A line of the inbox for programs.
struct InboxDocument: Encodable {
  let reference: String
  let rights: [String]
  let channel: String
  let phase: String
  let received: LocalDate
  let due: LocalDate?
  let daysLeft: Int?
  let attention: String?
  let parked: Int
  let needs: [String]

  init(_ entry: InboxEntry, today: LocalDate) {
    reference = entry.reference
    rights = entry.rights
    channel = entry.channel
    phase = entry.phase
    received = entry.received
    due = entry.due
    daysLeft = entry.due.map { today.days(to: $0) }
    attention = entry.attention
    parked = entry.parked
    needs = entry.needs
  }
}
