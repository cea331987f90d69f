/// Why something could not be sealed, opened, or read from a key file.
///
/// The message says what went wrong, where, and what to do. It holds file names, key ids and sizes, never key material or content.
public struct SealingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it was; stable, so that it can be stored and counted.
  public enum Code: String, Codable, Sendable, CaseIterable {
    /// The bytes are not in the format that they should be in.
    case malformed
    /// The format's version or cipher suite is one that this release does not read.
    case unsupportedVersion = "unsupported-version"
    /// The end is missing: every chunk that is there is genuine, the last one is not there.
    case truncated
    /// The content was changed, reordered, or sealed for another submission, case, purpose or item.
    case authentication
    /// It was sealed to a key that is not at hand.
    case wrongKey = "wrong-key"
    /// The epoch key that wraps a case key is not in the keyring.
    case epochMissing = "epoch-missing"
    /// A key file does not exist.
    case keyFileMissing = "key-file-missing"
    /// A key file exists already and is not overwritten.
    case keyFileExists = "key-file-exists"
    /// A key file can be read by others than its owner.
    case keyFilePermissions = "key-file-permissions"
    /// A key file's content is not what it should be.
    case keyFileMalformed = "key-file-malformed"
    /// The passphrase does not open the key file.
    case wrongPassphrase = "wrong-passphrase"
    /// The passphrase is too short for a new key.
    case weakPassphrase = "weak-passphrase"
    /// The operating system refused to read or write.
    case inputOutput = "input-output"
    /// The cryptographic library failed in a way that no input should cause.
    case cryptography
  }

  public let code: Code
  /// What, where and what to do, for the person who operates the program.
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { "\(message) [\(code.rawValue)]" }
}
