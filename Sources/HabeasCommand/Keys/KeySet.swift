import Foundation
import Sealing

/// The keys of an installation in one folder, named as in the example of docs/configuration.md.
struct KeySet {
  let directory: String
  let rootFile: String

  var keyring: String { "\(directory)/keyring" }
  var intakePublic: String { "\(directory)/intake-public.key" }
  var intakePrivate: String { "\(directory)/intake-private.key" }
  var blindIndex: String { "\(directory)/blind-index.key" }
  var threadToken: String { "\(directory)/thread-token.key" }
  var caseRoot: String { "\(directory)/case-root.key" }
  /// The root's public half in hex: it stays when the root itself is taken offline.
  var rootPublic: String { "\(directory)/root-public.hex" }

  /// Makes what is missing, keeps what is there, and never overwrites.
  ///
  /// - Parameters:
  ///   - makeRoot: Makes the root key at this path.
  ///   - say: Told each thing that was made.
  /// - Returns: the root's public key.
  func initialise(makeRoot: (String) throws -> RootKey, say: (String) -> Void) throws -> VerificationKey {
    try SecretFile.makeDirectory(directory)
    if (try? Keyring(directory: keyring)) == nil {
      if hasEntries(keyring) {
        // A key that cannot be read must be mended, not joined by another under which new cases would be sealed.
        _ = try Keyring(directory: keyring)
      }
      let made = try Keyring.create(directory: keyring)
      say("made \(keyring)/\(made.current).key")
    }
    try initialiseIntake(say)
    try make(blindIndex, say) { try KeyedDigest.create(keyFile: $0) }
    try make(threadToken, say) { try KeyedDigest.create(keyFile: $0) }
    try make(caseRoot, say) { try CaseRootKey.create(file: $0) }
    return try initialiseRoot(makeRoot, say)
  }

  private func initialiseIntake(_ say: (String) -> Void) throws {
    if !exists(intakePrivate) {
      guard !exists(intakePublic) else {
        throw OperatorError(
          "\(intakePublic) is there without \(intakePrivate): what was sealed to it could never be opened. Restore the private key from "
            + "its backup, or move the public key away and run this again")
      }
      try make(intakePrivate, say) { try IntakeSealing.generateKeyPair().privateKey.create(file: $0) }
    }
    let pair = try IntakePrivateKey(file: intakePrivate)
    try make(intakePublic, say) { try pair.publicKey.create(file: $0) }
    guard try IntakePublicKey(file: intakePublic).bytes == pair.publicKey.bytes else {
      throw OperatorError("\(intakePublic) and \(intakePrivate) do not belong together; restore the right pair from the backup")
    }
  }

  private func initialiseRoot(_ makeRoot: (String) throws -> RootKey, _ say: (String) -> Void) throws -> VerificationKey {
    let key: VerificationKey
    if exists(rootFile) {
      key = try RootKeyFile(path: rootFile).publicKey()
    } else if exists(rootPublic) {
      // The root has been taken offline, as it should be.
      return try VerificationKey(hex: SecretFile.read(rootPublic))
    } else {
      key = try makeRoot(rootFile).publicKey
      say("made \(rootFile)")
    }
    if !exists(rootPublic) {
      try SecretFile.replace(rootPublic, with: "\(key.hex)\n")
    } else if try SecretFile.read(rootPublic) != key.hex {
      throw OperatorError("\(rootFile) is not the root key whose public half is in \(rootPublic); find out which one is pinned")
    }
    return key
  }

  private func make(_ path: String, _ say: (String) -> Void, _ create: (String) throws -> some Any) throws {
    guard !exists(path) else { return }
    do {
      _ = try create(path)
      say("made \(path)")
    } catch let error as SealingError where error.code == .keyFileExists {
      // Somebody else was quicker, and theirs counts.
    }
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private func hasEntries(_ path: String) -> Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: path).contains { $0.hasSuffix(".key") }) ?? false
  }
}
