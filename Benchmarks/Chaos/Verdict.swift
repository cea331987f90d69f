import Foundation
import Rehearsal

/// What an outsider finds at the end: the ledger of what was handed in, the mail sink, and the DPO's own inbox, compared.
struct Verdict: Sendable {
  /// A line of `dpo inbox --all --json`.
  struct Line: Decodable, Sendable {
    var reference: String
    var phase: String
    var attention: String?
    var parked: Int
  }

  /// What `answers.py` says of one mail.
  struct Mail: Decodable, Sendable {
    var recipient: String
    var messageID: String
    var manifest: String?
    var records: [String: [Record]]
    var problem: String?
  }

  /// A primary key, which may be written as a number or as text.
  struct Record: Decodable, Hashable, Sendable {
    var number: Int

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self.number = number
      } else {
        number = Int(try container.decode(String.self)) ?? -1
      }
    }
  }

  var accepted = 0
  var cases = 0
  var closed = 0
  /// Somebody has to look: parked, in doubt, or in triage.
  var parked = 0
  /// Not ended, and nobody has to act yet.
  var inFlight = 0
  var phases: [String: Int] = [:]
  var attentions: [String: Int] = [:]
  var answers = 0
  var notices = 0
  /// What must not be.
  var violations: [String] = []

  init(handedIn addresses: [String], inbox: [Line], mails: [Mail]) {
    accepted = addresses.count
    cases = inbox.count
    for line in inbox {
      phases[line.phase, default: 0] += 1
      if let attention = line.attention { attentions[attention, default: 0] += 1 }
      if line.phase == "closed" {
        closed += 1
      } else if line.parked > 0 || line.attention != nil || line.phase == "triage" {
        parked += 1
      } else {
        inFlight += 1
      }
    }
    require(cases == accepted, "\(accepted) requests were accepted and there are \(cases) cases")
    judge(mails, of: Set(addresses))
  }

  private mutating func judge(_ mails: [Mail], of writers: Set<String>) {
    var dispatches: [String: Int] = [:]
    var answered: Set<String> = []
    for mail in mails {
      require(writers.contains(mail.recipient), "a mail went to somebody who never wrote")
      dispatches["\(mail.messageID) \(mail.recipient) \(mail.manifest ?? "")", default: 0] += 1
      guard mail.manifest != nil else {
        notices += 1
        continue
      }
      answers += 1
      require(answered.insert(mail.recipient).inserted, "somebody got more than one answer to one request")
      if let problem = mail.problem { violations.append(problem) }
      guard let person = BenchPerson(address: mail.recipient) else { continue }
      let records = mail.records.mapValues { Set($0.map(\.number)) }.filter { !$0.value.isEmpty }
      for (collection, expected) in person.records {
        let found = records[collection] ?? []
        require(expected.isSubset(of: found), "an answer lacks records of its person in \(collection)")
        require(found.isSubset(of: expected), "an answer holds records of somebody else in \(collection)")
      }
      require(Set(records.keys).isSubset(of: person.records.keys), "an answer holds a collection that nobody knows")
    }
    for (_, count) in dispatches where count > 1 { violations.append("one and the same mail was sent \(count) times") }
    require(answers >= closed, "\(closed) cases are closed and \(answers) answers have left")
  }

  private mutating func require(_ holds: Bool, _ otherwise: String) {
    if !holds { violations.append(otherwise) }
  }
}
