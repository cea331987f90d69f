import Crypto
import CryptoExtras
import Foundation

/// The cost of turning a passphrase into a key (RFC 7914).
public struct ScryptParameters: Hashable, Sendable, Codable {
  /// N: a power of two.
  public let rounds: Int
  /// r
  public let blockSize: Int
  /// p
  public let parallelism: Int

  /// 128 MiB and about half a second: N = 2^17, r = 8, p = 1 (OWASP Password Storage Cheat Sheet).
  public static let standard = ScryptParameters(uncheckedRounds: 1 << 17, blockSize: 8, parallelism: 1)
  /// The least that is accepted, 16 MiB: for tests and demonstrations. N = 2^14, r = 8, p = 1 (RFC 7914 section 2, interactive use).
  public static let least = ScryptParameters(uncheckedRounds: 1 << 14, blockSize: 8, parallelism: 1)

  /// Nil outside the accepted range: N a power of two in 2^14 … 2^20, r in 8 … 16, p in 1 … 4 (so a file cannot ask for all memory).
  public init?(rounds: Int, blockSize: Int, parallelism: Int) {
    guard rounds > 0, rounds & (rounds - 1) == 0, (1 << 14...1 << 20).contains(rounds) else { return nil }
    guard (8...16).contains(blockSize), (1...4).contains(parallelism) else { return nil }
    self.init(uncheckedRounds: rounds, blockSize: blockSize, parallelism: parallelism)
  }

  private init(uncheckedRounds: Int, blockSize: Int, parallelism: Int) {
    rounds = uncheckedRounds
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  enum CodingKeys: String, CodingKey {
    case rounds = "n"
    case blockSize = "r"
    case parallelism = "p"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let parameters = ScryptParameters(
      rounds: try container.decode(Int.self, forKey: .rounds), blockSize: try container.decode(Int.self, forKey: .blockSize),
      parallelism: try container.decode(Int.self, forKey: .parallelism))
    guard let parameters else {
      throw DecodingError.dataCorruptedError(
        forKey: .rounds, in: container,
        debugDescription: "scrypt parameters outside the "
          + "accepted range")
    }
    self = parameters
  }

  /// A 256-bit key.
  func deriveKey(from passphrase: [UInt8], salt: [UInt8]) throws(SealingError) -> SymmetricKey {
    do {
      return try KDF.Scrypt.deriveKey(
        from: passphrase, salt: salt, outputByteCount: 32, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
    } catch {
      throw SealingError(.cryptography, "scrypt needs \(128 * rounds * blockSize / 1_048_576) MiB of memory and could not have it.")
    }
  }
}
