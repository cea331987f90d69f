import Crypto
import Foundation

/// On this day these were the heads of all cases (design rule 5): what a case's history was cannot be changed later without being noticed.
///
/// The digest is a Merkle tree hash as in RFC 9162 section 2.1.1 over the heads in the order of their case ids; a leaf is the case id's
/// 16 bytes and the head hash. Each statement names the one before, so that a day cannot be left out.
public struct CaseRootStatement: SignedStatement {
  public static let domain = "habeas case root v1"

  /// The local date that the root closes, `yyyy-mm-dd`.
  public let day: String
  public let caseCount: Int
  /// SHA-256 tree hash in hex.
  public let treeHash: String
  /// SHA-256 of the canonical bytes of the statement before, in hex; empty for the first.
  public let previous: String
  public let signedAt: StatementTime

  public init(day: String, heads: [CaseHead], previous: CaseRootStatement?, signedAt: StatementTime) {
    self.day = day
    caseCount = heads.count
    treeHash = Hex.encode(Self.treeHash(of: heads))
    self.previous = previous.map { Hex.encode(SHA256.hash(data: $0.canonicalBytes)) } ?? ""
    self.signedAt = signedAt
  }

  public var canonicalFields: [String: CanonicalValue] {
    [
      "day": .string(day), "caseCount": .integer(Int64(caseCount)), "treeHash": .string(treeHash), "previous": .string(previous),
      "signedAt": .string(signedAt.text),
    ]
  }

  /// The Merkle tree hash over the heads, in whatever order they come.
  public static func treeHash(of heads: [CaseHead]) -> [UInt8] {
    let leaves = heads.map { (id: $0.caseID.bytes, hash: $0.headHash) }
      .sorted { $0.id.lexicographicallyPrecedes($1.id) }
      .map { Array(SHA256.hash(data: [0x00] + $0.id + $0.hash)) }
    guard !leaves.isEmpty else { return Array(SHA256.hash(data: [UInt8]())) }
    var level = leaves
    // Joining neighbours and carrying an odd last node up gives the tree that RFC 9162 defines by recursion.
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { index in
        index + 1 < level.count ? Array(SHA256.hash(data: [0x01] + level[index] + level[index + 1])) : level[index]
      }
    }
    return level[0]
  }

  /// True where `heads` are the ones that this root was made over.
  public func covers(_ heads: [CaseHead]) -> Bool { caseCount == heads.count && treeHash == Hex.encode(Self.treeHash(of: heads)) }

  /// True where this root follows `other` in the chain.
  public func follows(_ other: CaseRootStatement?) -> Bool {
    previous == (other.map { Hex.encode(SHA256.hash(data: $0.canonicalBytes)) } ?? "")
  }
}

/// A daily root with the timekeeper's signature.
public typealias CaseRoot = Signed<CaseRootStatement>
