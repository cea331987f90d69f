import ArgumentParser
import CaseStore
import Foundation
import Intake
import ResponseBundle
import RightsCase
import Sealing
import VaultContents
import WorkerRuntime

struct BreachCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breach",
    abstract: "Something of ours reached the wrong person: end its links, keep the 72 hours, draft the letters (R24).",
    discussion: """
      First:  dpo breach CASE --what FILE            every link to the answer ends at once, and the 72 hours are kept (Article 33)
      Then:   dpo breach CASE --drafts DIR           drafts for the authority and for the person; complete them and send them yourself
      Last:   dpo breach CASE --authority told --told-at '2026-11-23 14:05' --person told --why FILE
      What cannot be called back, a mail that has left, ask whoever got it to delete, and write down what they say.
      """)

  @OptionGroup var named: CaseOptions
  @OptionGroup var options: DeskOptions
  @Option(help: ArgumentHelp("A text file: what happened, whom it concerns, what was done. It stays in the vault.", valueName: "file"))
  var what: String?
  @Option(
    help: ArgumentHelp("With --what: when you became aware, such as '2026-11-23 09:30'; now where it is not given.", valueName: "moment"))
  var aware: String?
  @Option(
    help: ArgumentHelp(
      "With --what: what reached the wrong person, such as answer:1; the last answer where it is not given.", valueName: "send"))
  var send: String?
  @Option(help: ArgumentHelp("Write the drafts into this new folder, closed to other users.", valueName: "dir")) var drafts: String?
  @Option(help: "\(BreachAssessed.Authority.allCases.map(\.rawValue).joined(separator: " or ")) (Article 33).", transform: TypedCode.read)
  var authority: BreachAssessed.Authority?
  @Option(help: ArgumentHelp("With --authority told: when; now where it is not given.", valueName: "moment")) var toldAt: String?
  @Option(help: "\(BreachAssessed.Person.allCases.map(\.rawValue).joined(separator: " or ")) (Article 34).", transform: TypedCode.read)
  var person: BreachAssessed.Person?
  @Option(help: ArgumentHelp("A text file: how you judged the risk; why late, if it was. It stays in the vault.", valueName: "file"))
  var why: String?
  @Flag(help: "Do not ask; for scripts.") var yes = false

  func validate() throws {
    guard [what != nil, drafts != nil, authority != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("Say one of --what, --drafts, --authority.")
    }
    guard (authority == nil) == (person == nil), (authority == nil) == (why == nil) else {
      throw ValidationError("--authority, --person and --why go together.")
    }
    guard what != nil || aware == nil && send == nil else { throw ValidationError("--aware and --send go with --what.") }
    guard toldAt == nil || authority == .told else { throw ValidationError("--told-at goes with --authority told.") }
  }

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: drafts == nil) { session in
      let stored = try await session.load(named.reference)
      if let what {
        try await record(try ReasonsFile.read(what), in: stored, session)
      } else if let drafts {
        try writeDrafts(into: drafts, of: stored, session)
      } else if let authority, let person, let why {
        try await assess(authority, person, why: try ReasonsFile.read(why), in: stored, session)
      }
    }
  }

  private func record(_ what: String, in stored: StoredCase, _ session: DeskSession) async throws {
    let time = try session.localTime()
    let awareAt = try moment(aware, time: time, now: stored.now)
    let kept = VaultItem(purpose: .correspondence, kind: DecisionRecord.kind, bytes: try DecisionRecord(text: what).encoded())
    let breach = BreachRecorded(
      breach: stored.state.breaches.count + 1, subject: try subject(in: stored.state), awareAt: Int(awareAt.timeIntervalSince1970),
      recordItem: kept.id, on: stored.today)
    _ = try stored.state.decide(.recordBreach(breach))
    let console = Console.standard
    console.write("\(breach.subject.words(in: stored.state).capitalisedFirst) reached the wrong person; known since \(time.text(awareAt)).")
    if !yes { try console.confirm("Record it, and end every link to an answer of this case?") }
    try await session.change(stored) { draft, _ in
      draft.keep(kept)
      try draft.apply(.recordBreach(breach))
    }
    let until = time.text(Date(timeIntervalSince1970: TimeInterval(breach.notifyBefore)))
    console.write("Recorded; the links have ended. Tell the authority before \(until), unless a risk is unlikely (Article 33).")
    console.write("Next: dpo breach \(named.reference) --drafts DIR")
  }

  private func assess(
    _ authority: BreachAssessed.Authority, _ person: BreachAssessed.Person, why: String, in stored: StoredCase, _ session: DeskSession
  ) async throws {
    let open = try openBreach(in: stored.state)
    let told = authority == .told ? try moment(toldAt, time: try session.localTime(), now: stored.now) : nil
    let kept = VaultItem(purpose: .correspondence, kind: DecisionRecord.kind, bytes: try DecisionRecord(text: why).encoded())
    let assessed = BreachAssessed(
      breach: open.recorded.breach, authority: authority, person: person, toldAt: told.map { Int($0.timeIntervalSince1970) },
      recordItem: kept.id, on: stored.today)
    _ = try stored.state.decide(.assessBreach(assessed))
    let console = Console.standard
    if let told, Int(told.timeIntervalSince1970) > open.recorded.notifyBefore {
      console.write("That was after the 72 hours: the authority is owed the reasons for the delay (Article 33(1)).")
    }
    if !yes { try console.confirm("Record that \(authority.words), and that \(person.words)?") }
    try await session.change(stored) { draft, _ in
      draft.keep(kept)
      try draft.apply(.assessBreach(assessed))
    }
    console.write("Recorded. The breach stands in the case's history: dpo show \(named.reference)")
  }

  private func writeDrafts(into path: String, of stored: StoredCase, _ session: DeskSession) throws {
    let breach = try openBreach(in: stored.state)
    let drafts = BreachDrafts(
      breach: breach.recorded, reference: named.reference.description, language: stored.state.opened?.language ?? "en",
      profile: session.profile, lettersDirectory: try session.configuration.controllerDirectory + "/letters",
      knownAt: try session.localTime().text(Date(timeIntervalSince1970: TimeInterval(breach.recorded.awareAt))))
    let files = try drafts.files()
    try OutputDirectory(path).write(files)
    Console.standard.write(
      "\(files.map(\.path).joined(separator: " and ")) are in \(path). Fill in what stands in square brackets; Habeas sends neither.")
  }

  private func openBreach(in state: CaseState) throws(DeskError) -> Breach {
    guard let open = state.openBreaches.first else { throw .refused("no breach of this case is open. Record one with --what.") }
    return open
  }

  private func subject(in state: CaseState) throws(DeskError) -> SendSubject {
    if let send {
      guard let subject = SendSubject(send) else { throw .untried("--send \(send): write it as dpo show --json has it, such as answer:1.") }
      return subject
    }
    guard let sent = state.responses.last(where: { $0.transmission.attempts > 0 }) else {
      throw .refused("no answer has been sent. If it was a notice, name it with --send, such as notice:2.")
    }
    return .answer(sent.assembled.version)
  }

  /// What has not happened yet cannot be recorded.
  private func moment(_ text: String?, time: LocalTime, now: Date) throws(DeskError) -> Date {
    guard let text else { return now }
    guard let moment = time.instant(text) else { throw .untried("'\(text)': write a moment as in '2026-11-23 09:30'.") }
    guard moment <= now else { throw .refused("\(text) is still to come; record what has happened.") }
    return moment
  }
}
