import Foundation

/// The key that signs daily roots; the timekeeper holds it. It is not the controller's root and can enrol nobody.
public struct CaseRootKey: Sendable {
  private let key: SigningKey

  public var publicKey: VerificationKey { key.publicKey }

  /// A new key in memory.
  public init() { key = SigningKey() }

  private init(key: SigningKey) { self.key = key }

  /// Makes a new key and writes its file, mode 0600. - Throws: `.keyFileExists`, `.inputOutput`.
  public static func create(file: String) throws(SealingError) -> CaseRootKey {
    let root = CaseRootKey()
    try KeyFile(kind: .caseRoot, created: StatementTime(Date()), key: root.key.bytes).create(file)
    return root
  }

  /// - Throws: `.keyFileMissing`, `.keyFilePermissions`, `.keyFileMalformed`.
  public static func open(file: String) throws(SealingError) -> CaseRootKey {
    guard let key = SigningKey(bytes: try KeyFile.read(file, .caseRoot).key) else {
      throw SealingError(.keyFileMalformed, "\(file): not an Ed25519 key. Restore it from its backup.")
    }
    return CaseRootKey(key: key)
  }

  public func sign(_ statement: CaseRootStatement) throws(SealingError) -> CaseRoot { try key.sign(statement) }
}
