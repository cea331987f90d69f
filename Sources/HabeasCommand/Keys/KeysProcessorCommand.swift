import ArgumentParser
import Sealing

/// `habeas keys processor`.
struct KeysProcessorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "processor", abstract: "Makes the key that messages to one processor are signed with.",
    discussion: """
      An Ed25519 key by default: the processor gets the public half, which is printed. With --shared, a secret that the processor gets too:
      hand it over on a safe way; it is printed for that with --show. Each processor has a key of its own. Name the file in habeas.yaml, under
      processors.NAME.keyFile.
      """)

  @Argument(help: ArgumentHelp("The key's file; it must not exist.", valueName: "file"))
  var file: String
  @Flag(help: "A shared secret (HMAC-SHA-256) for a processor that verifies no public-key signatures.")
  var shared = false
  @Flag(help: "With --shared: prints the secret.")
  var show = false

  func run() async throws {
    let key = try WebhookKey.create(keyFile: file, shared ? .hmac : .ed25519)
    if !shared || show { Console.current.say(key.verifier) }
  }
}
