import ArgumentParser
import CaseStore
import Foundation
import Sealing
import WorkerRuntime

struct StandingListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The standing approvals, and whether they cover the texts as they are now.")

  @OptionGroup var options: DeskOptions

  func run() async throws {
    try await DeskSession.run(options) { session in
      let decoder = JSONDecoder()
      let entries = try await session.authorities.standing().map { row in
        StandingListPage.Entry(
          id: row.id, keyID: row.keyID, approval: try? decoder.decode(StandingApproval.self, from: Data(row.signed.utf8)))
      }
      let texts = try NoticeTexts(profile: session.profile, lettersDirectory: try session.configuration.controllerDirectory + "/letters")
      let console = Console.standard
      console.write(
        StandingListPage(
          entries: entries, register: try await ApproverDesk(session).register, digests: texts.digests,
          now: try await session.store.now(), time: try session.localTime(), style: console.style
        ).text)
    }
  }
}
