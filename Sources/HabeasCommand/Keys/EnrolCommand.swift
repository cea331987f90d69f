import ArgumentParser
import Foundation
import Sealing

/// `habeas enrol`: the controller says whose key this is, what it may sign, and until when.
struct EnrolCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol", abstract: "Signs the enrolment of an approver's key with the controller's root key.",
    discussion: """
      The person makes the key (`dpo key init`) and tells its public half; compare it with them by another way before you sign.
      The file goes to the person, who hands it in with `dpo key register`.
      """)

  @Option(help: ArgumentHelp("The root key's file.", valueName: "file"))
  var root: String
  @Option(help: "The approver's name, as it stands in the evidence.")
  var name: String
  @Option(name: .customLong("public-key"), help: ArgumentHelp("The approver's public key, 64 hex digits.", valueName: "hex"))
  var publicKey: String
  @Option(name: .customLong("role"), help: "approve (answers) or standing (notices). May be given several times.")
  var roles: [ApproverRole] = []
  @Flag(help: "A demonstration key: it signs either, marked as a demonstration, and counts nowhere else.")
  var demonstration = false
  @Option(help: "How many days it is in force, 1 to 1096.")
  var days: Int
  @Option(help: ArgumentHelp("The file for the signed enrolment.", valueName: "file"))
  var output: String
  @OptionGroup var passphrase: PassphraseOptions

  func validate() throws {
    guard (1...1096).contains(days) else { throw ValidationError("--days is from 1 to 1096: enrolments end and are renewed") }
    guard !name.allSatisfy(\.isWhitespace) else { throw ValidationError("--name is empty; it is how the evidence names the approver") }
    guard demonstration || !roles.isEmpty else {
      throw ValidationError("say what the key may sign: --role approve, --role standing, or both")
    }
  }

  func run() async throws {
    let key: VerificationKey
    do throws(AuthorityError) { key = try VerificationKey(hex: publicKey) } catch {
      throw OperatorError("--public-key: \(error)", status: .usage)
    }
    let signer = try RootKeyFile(path: root).open(passphrase: passphrase.existing)
    let from = Date()
    let chosen = Set(roles).union(demonstration ? [.demonstration] : [])
    let statement = EnrolmentStatement(
      name: name, publicKey: key, roles: ApproverRole.allCases.filter(chosen.contains), notBefore: StatementTime(from),
      notAfter: StatementTime(from.addingTimeInterval(TimeInterval(days) * 86_400)))
    try SignedFile.write(try signer.enrol(statement), to: output)
    Console.current.say(
      "enrolled key \(key.keyID) for \(statement.roles.map(\.rawValue).joined(separator: ", ")) until \(statement.notAfter): \(output)")
  }
}
