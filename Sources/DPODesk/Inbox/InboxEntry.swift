import CaseStore
import RightsCase
import RightsLaw

/// A case as a line of the inbox.
struct InboxEntry: Hashable, Sendable, Codable {
  var reference: String
  var rights: [String]
  var channel: String
  var phase: String
  var received: LocalDate
  /// The earliest statutory date of what is not decided.
  var due: LocalDate?
  /// A code of the projection: a triage reason, `sending-in-doubt` or `no-due-date`.
  var attention: String?
  /// Steps that wait for a person.
  var parked: Int
}

extension InboxEntry {
  init(_ line: Desk.CaseLine) throws {
    self.init(
      reference: line.reference, rights: line.rights, channel: line.channel, phase: line.phase,
      received: try LocalDate(iso: line.receivedOn), due: try line.dueOn.map { try LocalDate(iso: $0) }, attention: line.attention,
      parked: line.parked)
  }

  /// What is needed from the DPO, in plain words; empty where the case goes on by itself.
  var needs: [String] {
    var needs: [String] = []
    if attention == "sending-in-doubt" {
      needs.append("say whether the mail arrived: its sending is in doubt")
    } else if CasePhase(rawValue: phase) == .triage {
      needs.append("triage" + (attention.flatMap(TriageReason.init(rawValue:)).map { ", because \($0.words)" } ?? ""))
    }
    if let alert = attention.flatMap(CaseAlert.init(rawValue:)), CasePhase(rawValue: phase) != .closed || alert.isOfClosedCases {
      needs.append(alert.words)
    }
    if attention == "no-due-date" { needs.append("no due date could be computed: see its clock") }
    if CasePhase(rawValue: phase) == .awaitingApproval { needs.append("review, then approve or refuse") }
    if parked > 0 { needs.append("\(parked.counted("step")) parked: see why, then resume") }
    return needs
  }

  /// What to type for the first of them.
  var command: String {
    if attention == "sending-in-doubt" { return "dpo show \(reference)" }
    switch CasePhase(rawValue: phase) {
    case .triage: return "dpo triage \(reference)"
    case .awaitingApproval: return "dpo review \(reference)"
    default: return "dpo show \(reference)"
    }
  }

  /// The most urgent first: without a date, then the earliest date, then the earliest receipt; what is closed comes last.
  static func isMoreUrgent(_ left: InboxEntry, _ right: InboxEntry) -> Bool {
    func key(_ entry: InboxEntry) -> (Int, Int, Int) {
      (entry.phase == CasePhase.closed.rawValue && entry.needs.isEmpty ? 1 : 0, entry.due?.dayNumber ?? .min, entry.received.dayNumber)
    }
    return key(left) < key(right)
  }
}
