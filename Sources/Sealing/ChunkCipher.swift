import Crypto
import Foundation

/// A body cut into 64 KiB chunks, each sealed with AES-256-GCM under a key that seals this one body and nothing else.
///
/// Because the key is fresh for each body, the nonce needs no randomness: three zero bytes, the chunk's index (big-endian, 8 bytes) and 1 for
/// the last chunk or 0 for the others. A chunk that is moved, repeated, left out or cut off therefore fails to open. The associated data are
/// the whole header and the identity that the body is bound to, so that neither can be exchanged.
///
/// Every chunk but the last holds exactly ``chunkSize`` bytes; an empty body is one empty chunk. One body has one encoding.
struct ChunkCipher {
  static let chunkSize = 64 * 1024
  static let tagSize = 16

  let key: SymmetricKey
  /// Header and identity; authenticated with every chunk.
  let binding: [UInt8]

  /// The size of the sealed chunks of a body of `count` bytes.
  static func sealedSize(of count: Int) -> Int {
    count + max(1, (count + chunkSize - 1) / chunkSize) * tagSize
  }

  /// Appends the sealed chunks of `body` to `output`.
  func seal(_ body: [UInt8], into output: inout [UInt8]) throws(SealingError) {
    var start = 0
    var index: UInt64 = 0
    repeat {
      let end = min(start + Self.chunkSize, body.count)
      let isLast = end == body.count
      do {
        let box = try AES.GCM.seal(body[start..<end], using: key, nonce: nonce(index, isLast), authenticating: binding)
        output.append(contentsOf: box.ciphertext)
        output.append(contentsOf: box.tag)
      } catch {
        throw SealingError(.cryptography, "chunk \(index) could not be sealed: the cryptographic library refused it.")
      }
      start = end
      index += 1
    } while start < body.count
  }

  /// The body whose sealed chunks are `sealed`.
  func open(_ sealed: ArraySlice<UInt8>) throws(SealingError) -> [UInt8] {
    let sealedChunkSize = Self.chunkSize + Self.tagSize
    var body: [UInt8] = []
    body.reserveCapacity(sealed.count)
    var start = sealed.startIndex
    var index: UInt64 = 0
    repeat {
      let end = min(start + sealedChunkSize, sealed.endIndex)
      let isLast = end == sealed.endIndex
      guard end - start >= Self.tagSize else {
        throw SealingError(
          .truncated,
          "chunk \(index) is cut off: the sealed body ends in the middle of it. Fetch it again from "
            + "its source.")
      }
      let chunk = sealed[start..<end]
      if let opened = try? open(chunk, index, isLast: isLast) {
        // Only an empty body may have an empty last chunk: otherwise one body would have two encodings.
        guard !opened.isEmpty || index == 0 else {
          throw SealingError(
            .malformed,
            "chunk \(index) is empty: the sealed body is "
              + "malformed.")
        }
        body.append(contentsOf: opened)
      } else if isLast, (try? open(chunk, index, isLast: false)) != nil {
        throw SealingError(.truncated, "the sealed body ends after chunk \(index), which is not its last. Fetch it again from its source.")
      } else {
        throw SealingError(
          .authentication,
          "chunk \(index) is not genuine: it was changed, moved, or sealed for something else. Do not use it; keep it as evidence.")
      }
      start = end
      index += 1
    } while start < sealed.endIndex
    return body
  }

  private func open(_ chunk: ArraySlice<UInt8>, _ index: UInt64, isLast: Bool) throws -> Data {
    let box = try AES.GCM.SealedBox(
      nonce: nonce(index, isLast), ciphertext: chunk.dropLast(Self.tagSize), tag: chunk.suffix(Self.tagSize))
    return try AES.GCM.open(box, using: key, authenticating: binding)
  }

  private func nonce(_ index: UInt64, _ isLast: Bool) throws -> AES.GCM.Nonce {
    try AES.GCM.Nonce(data: [0, 0, 0] + index.bigEndianBytes + [isLast ? 1 : 0])
  }
}
