import ArgumentParser
import CaseStore
import Foundation
import ResponseBundle
import Sealing
import WorkerRuntime

struct StandingApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Sign the texts of all notices, so that they may go out for a time.",
    discussion: "Acknowledgements and one-time codes go out by themselves under it. A changed text needs a new one.")

  @OptionGroup var signing: SigningOptions
  @OptionGroup var options: DeskOptions
  @Option(help: "For how many days, at most 366.") var days = 365

  func validate() throws {
    guard (1...366).contains(days) else { throw ValidationError("--days is a number from 1 to 366.") }
  }

  func run() async throws {
    try await DeskSession.run(options) { session in
      let letters = try session.configuration.controllerDirectory + "/letters"
      let texts = try NoticeTexts(profile: session.profile, lettersDirectory: letters)
      let console = Console.standard
      console.write("You are about to sign these texts for \(days.counted("day")):")
      var table = TextTable(indentation: 2)
      for (key, digest) in texts.digests.sorted(by: { $0.key < $1.key }) {
        let parts = key.split(separator: "/")
        table.add(key, "\(letters)/\(parts[1])/\(parts[0]).txt", "digest \(digest.prefix(16))")
      }
      console.write(table.lines.joined(separator: "\n"))
      if !signing.yes { try console.confirm("Have you read them, and sign them?") }
      let key = try signing.open()
      let desk = try await ApproverDesk(session)
      try desk.requireOwnKey(key.keyID)
      let signed = try sign(texts, with: key, desk: desk, at: try await session.store.now())
      let id = try await session.authorities.stand(keyID: key.keyID, signed: try DeskJSON.line(signed))
      console.write("Signed until \(signed.statement.notAfter); standing approval \(id.uuidString.lowercased()).")
    }
  }

  /// Signs, and checks at once what dispatch will check.
  private func sign(_ texts: NoticeTexts, with key: ApproverKey, desk: ApproverDesk, at now: Date) throws -> StandingApproval {
    let begin = StatementTime(now)
    let statement = StandingStatement(
      noticeKinds: NoticeTexts.kinds.map(\.rawValue), templateDigests: texts.digests, demonstration: desk.isDemonstration(key.keyID),
      signedAt: begin, notBefore: begin, notAfter: StatementTime(now.addingTimeInterval(TimeInterval(days) * 86_400)), keyID: key.keyID)
    let signed = try statement.sign(with: key)
    for (name, digest) in texts.digests {
      let parts = name.split(separator: "/").map(String.init)
      try desk.register.verify(signed, notice: parts[0], language: parts[1], templateDigest: digest, at: now)
    }
    return signed
  }
}
