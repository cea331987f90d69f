import ArgumentParser
import CaseStore
import Sealing
import WorkerRuntime

struct KeyRegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Keep an enrolment that the controller's root key has signed.")

  @Argument(help: ArgumentHelp("The enrolment, as habeas enrol wrote it.", valueName: "file")) var file: String
  @Option(help: "The database login whose approvals it signs (default: your own).") var login: String?
  @OptionGroup var options: DeskOptions

  func run() async throws {
    let enrolment: Enrolment = try SignedFile.read(file, kind: "enrolment")
    try await DeskSession.run(options) { session in
      let root = try VerificationKey(hex: try session.configuration.keys.rootPublicKey)
      let key = try enrolment.verify(rootPublicKey: root, at: try await session.store.now())
      let login = login ?? session.login
      try await session.authorities.enrol(keyID: key.keyID, login: login, enrolment: try DeskJSON.line(enrolment))
      Console.standard.write(
        "Key \(key.keyID) of \(TerminalText.line(enrolment.statement.name)) is registered for the login \(login), until "
          + "\(enrolment.statement.notAfter). See: dpo key list")
    }
  }
}
