import ArgumentParser
import Foundation
import Sealing

/// `habeas revoke`: nothing that this key signed gives authority any more.
struct RevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Signs the revocation of an approver's key with the controller's root key.",
    discussion: "A DPO hands the file in with `dpo key revoke`; from then on every send that rests on the key is refused.")

  @Option(help: ArgumentHelp("The root key's file.", valueName: "file"))
  var root: String
  @Option(name: .customLong("key-id"), help: ArgumentHelp("The key's id, 16 hex digits.", valueName: "id"))
  var keyID: String
  @Option(help: "A short code: left, lost, compromised or superseded.")
  var reason: String
  @Option(help: ArgumentHelp("The file for the signed revocation.", valueName: "file"))
  var output: String
  @OptionGroup var passphrase: PassphraseOptions

  func validate() throws {
    guard Hex.decode(keyID)?.count == 8 else { throw ValidationError("--key-id is 16 lower-case hex digits, as `dpo key show` prints it") }
    let letters = reason.utf8
    guard (1...32).contains(letters.count), letters.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }) else {
      throw ValidationError("--reason is a short code of lower-case letters such as lost; it stays for ever, so it names nobody")
    }
  }

  func run() async throws {
    let signer = try RootKeyFile(path: root).open(passphrase: passphrase.existing)
    let statement = RevocationStatement(keyID: keyID, revokedFrom: StatementTime(Date()), reason: reason)
    try SignedFile.write(try signer.revoke(statement), to: output)
    Console.current.say("revoked key \(keyID) from \(statement.revokedFrom): \(output)")
  }
}
