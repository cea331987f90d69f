import Crypto

/// A finished answer: its files, and the manifest that lists them.
///
/// The manifest's digest is what a DPO signs. ``verify(manifestBytes:files:)`` shows that files are still those of the manifest.
public struct ResponseBundle: Hashable, Sendable {
  /// Sorted by path; without the manifest.
  public let files: [BundleFile]
  public let manifest: BundleManifest
  public let manifestBytes: [UInt8]

  /// SHA-256 of ``manifestBytes`` in hex.
  public var manifestDigest: String { Self.digest(manifestBytes) }

  /// Makes the manifest's file list from the files.
  init(files: [BundleFile], describedBy manifest: BundleManifest) throws(BundleError) {
    var manifest = manifest
    self.files = files.sorted { $0.path < $1.path }
    manifest.files = self.files.map {
      BundleManifest.File(path: $0.path, mediaType: $0.mediaType, size: $0.bytes.count, sha256: Self.digest($0.bytes))
    }
    self.manifest = manifest
    self.manifestBytes = try manifest.canonicalBytes()
  }

  /// Takes a stored answer up again.
  ///
  /// - Throws: ``BundleVerificationError`` where the files are not exactly those of the manifest.
  public init(manifestBytes: [UInt8], files: [BundleFile]) throws(BundleVerificationError) {
    self.manifest = try Self.verify(manifestBytes: manifestBytes, files: files)
    self.files = files.sorted { $0.path < $1.path }
    self.manifestBytes = manifestBytes
  }

  /// SHA-256 in lower-case hex, as manifests write it.
  public static func digest(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
