import ArgumentParser
import CaseStore
import Foundation
import Sealing
import WorkerRuntime

struct KeyListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The registered keys, and which count.")

  @OptionGroup var options: DeskOptions

  func run() async throws {
    try await DeskSession.run(options) { session in
      let decoder = JSONDecoder()
      let entries = try await session.authorities.approvers().map { approver in
        KeyListPage.Entry(
          keyID: approver.keyID, login: approver.login,
          enrolment: try? decoder.decode(Enrolment.self, from: Data(approver.enrolment.utf8)), revokedAt: approver.revokedAt)
      }
      let console = Console.standard
      console.write(
        KeyListPage(
          entries: entries, root: try VerificationKey(hex: try session.configuration.keys.rootPublicKey),
          now: try await session.store.now(), time: try session.localTime(), style: console.style
        ).text)
    }
  }
}
