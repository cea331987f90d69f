import Foundation
import Rehearsal

/// What an outsider finds at the end: the ledger of what was handed in, the mail sink, the print spool, the processor's ledger, the marketing
/// system and the DPO's own inbox, compared.
struct Verdict: Sendable {
  /// A line of `dpo inbox --all --json`.
  struct Line: Decodable, Sendable {
    var reference: String
    var phase: String
    var channel: String
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
  var letters = 0
  /// Stops that the processor took.
  var told = 0
  /// People whose marketing is off.
  var stopped = 0
  /// What must not be.
  var violations: [String] = []

  /// - Parameter preferences: By the person's number: email, telephone and post, for everybody whose marketing is not wholly on.
  init(
    handedIn: [HandedIn], inbox: [Line], mails: [Mail], letters: [PrintedLetter], told: [ToldProcessor], preferences: [Int: [Bool]]
  ) {
    accepted = handedIn.count
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
    judge(mails, of: handedIn, answersFor: inbox.count { $0.channel == "email" && $0.phase == "closed" })
    judge(letters, of: handedIn, closed: inbox.count { $0.channel == "post" && $0.phase == "closed" })
    judgeStops(of: handedIn, told, preferences, closed: inbox.count { $0.channel != "email" && $0.phase == "closed" })
  }

  /// One letter of confirmation for each who wrote by post, to them, and as its job says.
  private mutating func judge(_ printed: [PrintedLetter], of handedIn: [HandedIn], closed: Int) {
    letters = printed.count
    let writers = Set(handedIn.filter { $0.channel == .post }.map(\.person))
    var served: Set<BenchPerson> = []
    for letter in printed {
      require(letter.isAsItsJobSays, "a letter in the print spool is not what its job says")
      guard let person = letter.person, writers.contains(person) else {
        violations.append("a letter in the print spool is to somebody who never wrote one")
        continue
      }
      require(served.insert(person).inserted, "somebody got two letters for one")
    }
    require(served.count >= closed, "\(closed) cases by post are closed and \(served.count) letters lie in the print spool")
  }

  /// Who stopped marketing has none, at the controller and at the processor; everybody else has what they had.
  private mutating func judgeStops(of handedIn: [HandedIn], _ heard: [ToldProcessor], _ preferences: [Int: [Bool]], closed: Int) {
    let stoppers = Set(handedIn.filter { $0.channel != .email }.map(\.person))
    let off = Set(preferences.keys.map { BenchPerson($0) })
    stopped = off.count
    told = heard.count
    require(off.isSubset(of: stoppers), "somebody's marketing was stopped who did not ask for it")
    require(preferences.values.allSatisfy { !$0.contains(true) }, "somebody's marketing is stopped in part")
    require(off.count >= closed, "\(closed) stops are closed and \(off.count) people's marketing is off")
    let people = heard.compactMap(\.person)
    require(people.count == heard.count && Set(people).isSubset(of: stoppers), "the processor was told of somebody who did not ask for it")
    require(Set(people).count == people.count, "the processor was told of one stop under two ids")
    require(people.count >= closed, "\(closed) stops are closed and the processor took \(people.count)")
  }

  private mutating func judge(_ mails: [Mail], of handedIn: [HandedIn], answersFor closed: Int) {
    let writers = Set(handedIn.filter { $0.channel != .post }.map(\.person.address))
    let askers = Set(handedIn.filter { $0.channel == .email }.map(\.person.address))
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
      require(askers.contains(mail.recipient), "an answer went to somebody who asked for none")
      require(answered.insert(mail.recipient).inserted, "somebody got more than one answer to one request")
      if let problem = mail.problem { violations.append(problem) }
      guard let person = BenchPerson(address: mail.recipient) else { continue }
      let records = mail.records.mapValues { Set($0.map(\.number)) }.filter { !$0.value.isEmpty }
      let expectedRecords = person.records.merging(["preferences": [person.number]]) { $1 }
      for (collection, expected) in expectedRecords {
        let found = records[collection] ?? []
        require(expected.isSubset(of: found), "an answer lacks records of its person in \(collection)")
        require(found.isSubset(of: expected), "an answer holds records of somebody else in \(collection)")
      }
      require(Set(records.keys).isSubset(of: expectedRecords.keys), "an answer holds a collection that nobody knows")
    }
    for (_, count) in dispatches where count > 1 { violations.append("one and the same mail was sent \(count) times") }
    require(answers >= closed, "\(closed) cases by mail are closed and \(answers) answers have left")
  }

  private mutating func require(_ holds: Bool, _ otherwise: String) {
    if !holds { violations.append(otherwise) }
  }
}
