import ArgumentParser
import Sealing

/// The key that signs.
struct SigningOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Your key's file.", valueName: "file")) var key: String
  @Option(help: ArgumentHelp("A private file with its passphrase; without it you type the passphrase.", valueName: "file"))
  var passphraseFile: String?
  @Flag(help: "Do not ask; for scripts.") var yes = false

  /// Opens the key, asking for its passphrase.
  func open() throws -> ApproverKey {
    try ApproverKey.open(file: key) { name, keyID in
      try PassphraseSource(file: passphraseFile).read(prompt: "Passphrase of key \(keyID) (\(TerminalText.line(name))): ")
    }
  }
}
