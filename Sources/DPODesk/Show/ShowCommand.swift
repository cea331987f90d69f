import ArgumentParser
import CaseStore
import Foundation
import Intake
import RightsCase
import VaultContents

struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "A case's story: what happened, its clock, its coverage.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var options: DeskOptions
  @Flag(help: "Show the recipient's address in full.") var reveal = false
  @Flag(help: "For programs.") var json = false

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      let story = CaseStory(
        reference: named.reference.description, stored: stored, steps: try await session.desk.steps(of: stored.id),
        recipient: try await session.recipient(of: stored, reveal: reveal), systemNames: session.systemNames(),
        follows: try await session.reference(of: stored.state.opened?.follows),
        time: try session.localTime())
      let console = Console.standard
      console.write(json ? try DeskJSON.text(CaseDocument(story)) : CasePage(story: story, style: console.style).text)
    }
  }
}

extension DeskSession {
  /// The reference of a case that another one names.
  fileprivate func reference(of id: UUID?) async throws -> String? {
    guard let id else { return nil }
    return try await store.load(id).state.opened?.reference
  }

  /// The frozen recipient; masked, unless the DPO wants to see it. Nil before identity is shown.
  func recipient(of stored: StoredCase, reveal: Bool) async throws -> String? {
    guard let identity = stored.state.identity else { return nil }
    let bytes: [UInt8]
    do {
      bytes = try await store.open([identity.subjectItem], of: stored)[0]
    } catch let error as CaseStoreError where error.code == .noSuchItem || error.code == .noKey {
      // At the end of retention the story stays and the person does not.
      return "deleted"
    }
    let subject = try VerifiedSubject(vaultBytes: bytes)
    return RecipientText.text(subject.recipient, reveal: reveal)
  }
}
