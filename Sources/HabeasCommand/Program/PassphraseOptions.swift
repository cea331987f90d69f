import ArgumentParser

/// Where the passphrase of the root key comes from: a file, or the person at the terminal. Never an argument, which every user of the
/// machine could read.
struct PassphraseOptions: ParsableArguments {
  @Option(name: .customLong("passphrase-file"), help: "A file with the root key's passphrase; otherwise it is asked for.")
  var file: String?

  /// The passphrase of an existing key.
  func existing(for path: String) throws -> [UInt8] {
    if let file { return Array(try SecretFile.read(file).utf8) }
    return try Console.current.ask("Passphrase of \(path): ")
  }

  /// The passphrase of a new key, asked for twice.
  func new(for path: String) throws -> [UInt8] {
    if let file { return Array(try SecretFile.read(file).utf8) }
    let first = try Console.current.ask("New passphrase for \(path), at least 15 characters: ")
    guard try Console.current.ask("The same again: ") == first else {
      throw OperatorError("the two passphrases differ; run the command again")
    }
    return first
  }
}
