import ArgumentParser
import Sealing

/// `habeas keys init`.
struct KeysInitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes the keys that are missing and keeps those that are there.",
    discussion: """
      Makes a keyring with its first epoch key, the intake pair, the keys of the blind index, of thread tokens and of daily roots, and the
      controller's root key. Take the root key offline when the approvers are enrolled; root-public.hex stays.
      """)

  @Option(help: ArgumentHelp("The folder for the keys.", valueName: "dir"))
  var directory: String
  @Option(help: ArgumentHelp("The root key's file; else DIR/root.key.", valueName: "file"))
  var root: String?
  @Flag(name: .customLong("demonstration-root"), help: "A root key without a passphrase: for demonstrations and tests.")
  var isDemonstration = false
  @OptionGroup var passphrase: PassphraseOptions

  func run() async throws {
    let console = Console.current
    let keys = KeySet(directory: directory, rootFile: root ?? "\(directory)/root.key")
    let publicKey = try keys.initialise(
      makeRoot: { path in
        if isDemonstration { return try RootKey.createUnprotected(file: path) }
        return try RootKey.create(file: path, name: "controller root", passphrase: try passphrase.new(for: path))
      }, say: console.say)
    console.say("pin the root key in habeas.yaml, under keys:")
    console.say("  rootPublicKey: \(publicKey.hex)")
  }
}
