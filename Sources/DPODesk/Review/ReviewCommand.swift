import ArgumentParser
import CaseStore
import CaseWorker
import Intake
import Redaction
import ResponseBundle
import RightsCase
import VaultContents

struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Read the answer that waits for a decision.",
    discussion: "Verifies the answer against its manifest first. What --output unpacks is, byte for byte, what is sent once signed.")

  @OptionGroup var named: CaseOptions
  @OptionGroup var options: DeskOptions
  @Option(help: ArgumentHelp("Unpack the files into this new folder, closed to other users.", valueName: "dir")) var output: String?
  @Option(help: ArgumentHelp("Show the rows that this system gave.", valueName: "system")) var found: String?
  @Flag(help: "Point out what in the found texts may be about other people.") var others = false
  @Flag(help: "Show the recipient's address in full.") var reveal = false

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: true) { session in
      let stored = try await session.load(named.reference)
      if let found { return try await show(found, of: stored, in: session) }
      if others { return try await showOthers(in: stored, session) }
      let answer = try await CurrentAnswer(of: stored, in: session.store)
      let console = Console.standard
      if let output {
        let directory = try OutputDirectory(output)
        try directory.write(
          answer.bundle.files + [
            BundleFile(path: BundleManifest.path, mediaType: "application/json", bytes: answer.bundle.manifestBytes)
          ])
      }
      console.write(page(of: answer, style: console.style).text)
      if let output { console.write("Unpacked into \(output), mode 0700. Remove it once you have decided: it is personal data.") }
      if !answer.isApproved {
        console.write(
          "Next: dpo approve \(named.reference) --key FILE, or dpo refuse \(named.reference) --item N --ground CODE --reasons-file FILE")
      }
    }
  }

  private func page(of answer: CurrentAnswer, style: TextStyle) -> ReviewPage {
    let letter = answer.bundle.files.first { $0.mediaType == "text/plain" }
    return ReviewPage(
      reference: named.reference.description, version: answer.assembled.version, manifest: answer.bundle.manifest,
      manifestDigest: answer.bundle.manifestDigest, letter: letter.map { String(decoding: $0.bytes, as: UTF8.self) },
      recipient: answer.recipient(reveal: reveal), isApproved: answer.isApproved, style: style)
  }

  private func showOthers(in stored: StoredCase, _ session: DeskSession) async throws {
    guard let identity = stored.state.identity else {
      throw DeskError.refused("nothing has been searched yet; the case is \(stored.state.phase.words). See: dpo inbox")
    }
    let subject = try VerifiedSubject(vaultBytes: try await session.store.open([identity.subjectItem], of: stored)[0])
    var found: [FoundData] = []
    for item in stored.state.searches.values.compactMap(\.item) { found.append(try await session.store.found(item, of: stored)) }
    let console = Console.standard
    let page = OthersPage(
      found: found.sorted { $0.system < $1.system }, own: OwnDetails(subject),
      suggester: try RedactionSuggester(), style: console.style)
    console.write(page.text)
  }

  private func show(_ system: String, of stored: StoredCase, in session: DeskSession) async throws {
    guard let searched = stored.state.searches[system] else {
      let known = stored.state.searches.keys.sorted().joined(separator: ", ")
      throw DeskError.refused("system '\(system)' has not been searched in this case. Searched are: \(known.isEmpty ? "none yet" : known).")
    }
    let console = Console.standard
    guard let item = searched.item else { return console.write("\(system): \(searched.summary).") }
    let found = try await session.store.found(item, of: stored)
    console.write(FoundPage(found: found, style: console.style).text)
  }
}
