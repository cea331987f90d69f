import Foundation

/// The text format of every key file that is not protected by a passphrase.
///
/// ```
/// habeas-key 1
/// kind: epoch
/// created: 2026-11-22T09:30:00Z
/// key: <base64 of 32 bytes>
/// ```
///
/// Secret kinds are written with mode 0600 and refused when wider; public kinds are written with mode 0644.
struct KeyFile {
  enum Kind: String {
    case epoch
    case blindIndex = "blind-index"
    case intakePrivate = "intake-private"
    case intakePublic = "intake-public"
    case controllerRoot = "controller-root"
    case caseRoot = "case-root"
    /// Shared with one processor.
    case webhookSecret = "webhook-secret"
    /// Ed25519; the processor has the public half.
    case webhookSigning = "webhook-signing"

    var isSecret: Bool { self != .intakePublic }
  }

  static let keySize = 32
  private static let heading = "habeas-key 1"

  let kind: Kind
  let created: StatementTime
  let key: [UInt8]

  static func read(_ path: String, _ kind: Kind) throws(SealingError) -> KeyFile { try read(path, oneOf: [kind]) }

  /// A key of any of these kinds.
  static func read(_ path: String, oneOf kinds: [Kind]) throws(SealingError) -> KeyFile {
    let bytes = try PrivateFile.read(path, isSecret: kinds.contains(where: \.isSecret))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    guard lines.first == heading else {
      throw malformed(path, "its first line should be \"\(heading)\"")
    }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { throw malformed(path, "every line after the first should be \"name: value\"") }
      fields[String(line[..<colon])] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    guard let kind = fields["kind"].flatMap(Kind.init(rawValue:)), kinds.contains(kind) else {
      let wanted = kinds.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
      throw malformed(path, "it is not a key of kind \(wanted); it may have been confused with another key file")
    }
    guard let created = fields["created"].flatMap(StatementTime.init(text:)) else {
      throw malformed(path, "\"created\" should be a UTC time such as 2026-11-22T09:30:00Z")
    }
    guard let key = fields["key"].flatMap({ Data(base64Encoded: $0) }), key.count == keySize else {
      throw malformed(path, "\"key\" should be \(keySize) bytes in base64")
    }
    return KeyFile(kind: kind, created: created, key: Array(key))
  }

  func create(_ path: String) throws(SealingError) {
    let text = """
      \(Self.heading)
      kind: \(kind.rawValue)
      created: \(created.text)
      key: \(Data(key).base64EncodedString())

      """
    try PrivateFile.create(path, Array(text.utf8), mode: kind.isSecret ? 0o600 : 0o644)
  }

  private static func malformed(_ path: String, _ what: String) -> SealingError {
    SealingError(.keyFileMalformed, "\(path): not a readable key file: \(what). Restore it from its backup or correct the path.")
  }
}
