import ArgumentParser
import Sealing

struct KeyInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a key under a passphrase.",
    discussion: "The file stays with you. The key counts only once the controller's root key has signed an enrolment for it.")

  @Option(help: "A name for the key file; evidence has the enrolment's.") var name: String
  @Option(help: ArgumentHelp("Where to write the key; must not exist.", valueName: "file")) var file: String
  @Option(help: ArgumentHelp("A private file with the passphrase; without it you type it twice.", valueName: "file"))
  var passphraseFile: String?

  func run() throws {
    let passphrase = try PassphraseSource(file: passphraseFile).readNew(prompt: "New passphrase, at least 15 characters: ")
    let key = try ApproverKey.create(file: file, name: name, passphrase: passphrase)
    var table = TextTable()
    table.add("Key id", key.keyID)
    table.add("Public key", key.publicKey.hex)
    table.add("File", "\(file), mode 0600")
    let text = table.lines + ["", "Give key id and public key to the operator for: habeas enrol", "Then: dpo key register FILE"]
    Console.standard.write(text.joined(separator: "\n"))
  }
}
