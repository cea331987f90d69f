import Crypto
public import Foundation

/// The epoch keys that wrap case keys, in a directory outside the database (design rule 7).
///
/// Files are named `<purpose>-<yyyy-mm>-<8 hex>.key` and have mode 0600. The newest by creation time is current. A keyring is a value read
/// once; a key that another process added later is looked up in the directory when something names it.
///
/// Rotation: ``add(directory:purpose:at:)`` each month, ``rewrap(_:case:purpose:)`` for the living case keys, and
/// ``destroy(epoch:in:purpose:)`` 35 days later. What was wrapped by a destroyed key is unreadable in every backup.
public struct Keyring: Sendable {
  public let directory: String
  public let purpose: String
  private let keys: [String: SymmetricKey]
  /// The names of the epoch keys, the newest last.
  public let epochs: [String]

  /// Reads every key of `purpose` in `directory`.
  ///
  /// - Throws: `.keyFileMissing` where there is none, `.keyFilePermissions`, `.keyFileMalformed`, `.inputOutput`.
  public init(directory: String, purpose: String = "epoch") throws(SealingError) {
    self.directory = directory
    self.purpose = purpose
    let names: [EpochName]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory).compactMap { file in
        file.hasSuffix(".key") ? EpochName(String(file.dropLast(4)), purpose: purpose) : nil
      }
    } catch {
      throw SealingError(.inputOutput, "\(directory): cannot read the keyring directory. Create it, or correct keys.keyringDirectory.")
    }
    var found: [(name: String, created: StatementTime, key: SymmetricKey)] = []
    for name in names {
      let file = try Self.read(name, directory)
      found.append((name.text, file.created, SymmetricKey(data: file.key)))
    }
    guard !found.isEmpty else {
      throw SealingError(
        .keyFileMissing,
        "\(directory): no file \(purpose)-<yyyy-mm>-<8 hex>.key. Make the first key, or correct "
          + "the directory.")
    }
    found.sort { ($0.created, $0.name) < ($1.created, $1.name) }
    epochs = found.map(\.name)
    keys = Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0.key) })
  }

  /// The name of the key that wraps from now on.
  public var current: String { epochs[epochs.count - 1] }

  /// Makes the directory (mode 0700) and its first key. - Throws: `.keyFileExists` where there is a key already.
  @discardableResult
  public static func create(directory: String, purpose: String = "epoch", at date: Date = Date()) throws(SealingError) -> Keyring {
    do {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw SealingError(.inputOutput, "\(directory): cannot make the keyring directory. Check the parent's permissions.")
    }
    if let existing = try? Keyring(directory: directory, purpose: purpose) {
      throw SealingError(.keyFileExists, "\(directory): has the key \(existing.current) already. Add a new epoch instead.")
    }
    return try add(directory: directory, purpose: purpose, at: date)
  }

  /// Adds a new epoch key, which is current from then on, and returns the keyring with it.
  @discardableResult
  public static func add(directory: String, purpose: String = "epoch", at date: Date = Date()) throws(SealingError) -> Keyring {
    let key = SymmetricKey(size: .bits256).bytes
    let created = StatementTime(date)
    let name = EpochName(purpose: purpose, created: created, key: key)
    try KeyFile(kind: .epoch, created: created, key: key).create("\(directory)/\(name.text).key")
    return try Keyring(directory: directory, purpose: purpose)
  }

  /// Destroys an epoch key for good. What it still wraps can never be read again.
  ///
  /// - Throws: `.epochMissing` where there is no such key; `.malformed` where the name is none, or the current key's.
  public static func destroy(epoch: String, in directory: String, purpose: String = "epoch") throws(SealingError) {
    guard let name = EpochName(epoch, purpose: purpose) else { throw notAName(epoch) }
    if let keyring = try? Keyring(directory: directory, purpose: purpose), keyring.current == epoch {
      throw SealingError(.malformed, "\(epoch): the current key is not destroyed. Add a new epoch and wrap the living keys anew first.")
    }
    guard try PrivateFile.destroy("\(directory)/\(name.text).key") else { throw missing(name, directory) }
  }

  /// Wraps `key` by the current epoch key, bound to its case and purpose.
  public func wrap(_ key: CaseKey, case caseID: UUID, purpose: VaultPurpose) throws(SealingError) -> WrappedKey {
    let epoch = current
    do {
      let box = try AES.GCM.seal(key.key.bytes, using: try epochKey(epoch), authenticating: binding(epoch, caseID, purpose))
      return WrappedKey(epoch: epoch, bytes: Array(box.nonce) + box.ciphertext + box.tag)
    } catch let error as SealingError {
      throw error
    } catch {
      throw SealingError(.cryptography, "the case key could not be wrapped by \(epoch).")
    }
  }

  /// The case key that was wrapped for this case and purpose.
  ///
  /// - Throws: `.epochMissing` naming the file, `.authentication` where it was wrapped for another case or purpose or was changed.
  public func unwrap(_ wrapped: WrappedKey, case caseID: UUID, purpose: VaultPurpose) throws(SealingError) -> CaseKey {
    let key = try epochKey(wrapped.epoch)
    do {
      let box = try AES.GCM.SealedBox(combined: wrapped.bytes)
      let opened = try AES.GCM.open(box, using: key, authenticating: binding(wrapped.epoch, caseID, purpose))
      return CaseKey(SymmetricKey(data: opened))
    } catch {
      throw SealingError(
        .authentication,
        "a case key under \(wrapped.epoch) does not open: it was changed, or wrapped for another case or purpose. Restore the row "
          + "from a backup.")
    }
  }

  /// The same case key under the current epoch key.
  public func rewrap(_ wrapped: WrappedKey, case caseID: UUID, purpose: VaultPurpose) throws(SealingError) -> WrappedKey {
    try wrap(unwrap(wrapped, case: caseID, purpose: purpose), case: caseID, purpose: purpose)
  }

  private func epochKey(_ epoch: String) throws(SealingError) -> SymmetricKey {
    if let key = keys[epoch] { return key }
    guard let name = EpochName(epoch, purpose: purpose) else { throw Self.notAName(epoch) }
    do {
      return SymmetricKey(data: try Self.read(name, directory).key)
    } catch  where error.code == .keyFileMissing {
      throw Self.missing(name, directory)
    }
  }

  private func binding(_ epoch: String, _ caseID: UUID, _ purpose: VaultPurpose) -> [UInt8] {
    Array("habeas case key v1\n\(epoch)\n\(caseID.canonicalText)\n\(purpose.rawValue)".utf8)
  }

  private static func read(_ name: EpochName, _ directory: String) throws(SealingError) -> KeyFile {
    let path = "\(directory)/\(name.text).key"
    let file = try KeyFile.read(path, .epoch)
    guard name.matches(file.key) else {
      throw SealingError(
        .keyFileMalformed,
        "\(path): the key in it is not the one that its name was made from. Restore it from "
          + "its backup.")
    }
    return file
  }

  private static func missing(_ name: EpochName, _ directory: String) -> SealingError {
    SealingError(
      .epochMissing,
      "\(directory)/\(name.text).key is not there: what it wraps cannot be read. Restore the file, unless it was destroyed on schedule.")
  }

  private static func notAName(_ epoch: String) -> SealingError {
    SealingError(.malformed, "\"\(epoch.prefix(64))\" is no epoch key's name: one looks like epoch-2026-11-1a2b3c4d.")
  }
}
