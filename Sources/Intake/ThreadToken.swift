public import Foundation
public import Sealing

/// A signed token in the reply address that brings a reply to its case. A token that was made up finds nothing.
public struct ThreadToken: Sendable {
  private let digest: KeyedDigest

  /// - Parameter digest: Under the key that case-intake and response-dispatch share for this alone.
  public init(_ digest: KeyedDigest) { self.digest = digest }

  /// The token of a case: 42 symbols that survive any letter case.
  public func token(for caseID: UUID) -> String {
    let id = withUnsafeBytes(of: caseID.uuid) { Array($0) }
    return Base32.encode(id + mac(id)).lowercased()
  }

  /// The case that a token is for, if it is genuine.
  public func caseID(for token: String) -> UUID? {
    guard let bytes = Base32.decode(token), bytes.count == 16 + Self.macLength else { return nil }
    let id = Array(bytes.prefix(16))
    let expected = mac(id)
    // Every byte is looked at, so that the time tells nothing.
    guard zip(bytes.dropFirst(16), expected).reduce(0, { $0 | ($1.0 ^ $1.1) }) == 0 else { return nil }
    return id.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }

  /// `local+token@domain` for the controller's `local@domain`.
  public func replyAddress(for caseID: UUID, mailbox: String) -> String {
    let parts = mailbox.split(separator: "@", maxSplits: 1)
    guard parts.count == 2 else { return mailbox }
    return "\(parts[0])+\(token(for: caseID))@\(parts[1])"
  }

  /// The token in an address of the controller's mailbox, if there is one.
  public static func token(in address: String) -> String? {
    guard let local = address.split(separator: "@").first, let plus = local.firstIndex(of: "+") else { return nil }
    let token = local[local.index(after: plus)...]
    return token.isEmpty || token.count > 64 ? nil : String(token)
  }

  private func mac(_ id: [UInt8]) -> [UInt8] { Array(digest.digest("habeas.thread-token.v1", id).prefix(Self.macLength)) }

  /// 80 bits: enough against guessing online, short enough for an address.
  private static let macLength = 10
}
