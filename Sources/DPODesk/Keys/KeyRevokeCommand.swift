import ArgumentParser
import CaseStore
import Sealing
import WorkerRuntime

struct KeyRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Keep a revocation that the controller's root key has signed; the key counts no more.")

  @Argument(help: ArgumentHelp("The revocation, as habeas revoke wrote it.", valueName: "file")) var file: String
  @OptionGroup var options: DeskOptions

  func run() async throws {
    let revocation: Revocation = try SignedFile.read(file, kind: "revocation")
    try await DeskSession.run(options) { session in
      let root = try VerificationKey(hex: try session.configuration.keys.rootPublicKey)
      let keyID = revocation.statement.keyID
      guard revocation.isSigned(by: root) else { throw AuthorityError.revocationNotSignedByRoot(keyID: keyID) }
      guard try await session.authorities.revoke(keyID: keyID, revocation: try DeskJSON.line(revocation)) else {
        throw DeskError.refused("key \(keyID) is not registered, or is revoked already. See: dpo key list")
      }
      Console.standard.write(
        "Key \(keyID) is revoked from now on. Answers that it signed and that have not left need another approval; see: dpo inbox")
    }
  }
}
