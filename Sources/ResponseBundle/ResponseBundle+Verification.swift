import FoundationEssentials

extension ResponseBundle {
  /// Hashes everything anew and compares it with the manifest.
  ///
  /// - Parameter files: every file of the answer, without the manifest; the order does not matter.
  /// - Returns: the manifest.
  /// - Throws: ``BundleVerificationError``: a manifest that is not canonical, a file too many or too few, other bytes.
  @discardableResult
  public static func verify(manifestBytes: [UInt8], files: [BundleFile]) throws(BundleVerificationError) -> BundleManifest {
    let manifest = try readManifest(manifestBytes)
    var given: [String: BundleFile] = [:]
    for file in files where given.updateValue(file, forKey: file.path) != nil {
      throw .fileTwice(path: file.path)
    }
    for entry in manifest.files {
      guard let file = given.removeValue(forKey: entry.path) else { throw .fileMissing(path: entry.path) }
      guard file.bytes.count == entry.size, digest(file.bytes) == entry.sha256 else { throw .fileChanged(path: entry.path) }
      guard file.mediaType == entry.mediaType else { throw .mediaTypeChanged(path: entry.path) }
    }
    if let path = given.keys.min() { throw .fileUnexpected(path: path) }
    return manifest
  }

  /// Takes an archive apart into an answer, and compares every file in it with the manifest.
  ///
  /// - Parameters:
  ///   - archive: what ``archive()`` made.
  ///   - manifestBytes: the manifest that was approved; the archive must hold the same bytes.
  /// - Throws: ``BundleVerificationError``.
  public init(archive: [UInt8], manifestBytes: [UInt8]) throws(BundleVerificationError) {
    let manifest = try Self.readManifest(manifestBytes)
    let sizes = manifest.files.reduce(into: [BundleManifest.path: manifestBytes.count]) { $0[$1.path] = $1.size }
    let contents = try ArchiveReader.contents(of: archive, expecting: sizes)
    let mediaTypes = Dictionary(manifest.files.map { ($0.path, $0.mediaType) }, uniquingKeysWith: { first, _ in first })
    var files: [BundleFile] = []
    for (path, bytes) in contents {
      if path == BundleManifest.path {
        guard bytes == manifestBytes else { throw .otherManifest }
      } else {
        // The archive format has no media types; the manifest's stand.
        files.append(BundleFile(path: path, mediaType: mediaTypes[path] ?? "", bytes: bytes))
      }
    }
    guard contents.contains(where: { $0.path == BundleManifest.path }) else { throw .fileMissing(path: BundleManifest.path) }
    try self.init(manifestBytes: manifestBytes, files: files)
  }

  private static func readManifest(_ bytes: [UInt8]) throws(BundleVerificationError) -> BundleManifest {
    struct Version: Decodable { var schemaVersion: Int }
    let decoder = JSONDecoder()
    let data = Data(bytes)
    guard let version = try? decoder.decode(Version.self, from: data) else { throw .manifestUnreadable }
    guard version.schemaVersion == BundleManifest.currentSchemaVersion else {
      throw .unknownSchemaVersion(version.schemaVersion)
    }
    guard let manifest = try? decoder.decode(BundleManifest.self, from: data) else { throw .manifestUnreadable }
    // Two byte strings for one meaning would give one answer two digests; unknown members would be signed unread.
    guard let canonical = try? manifest.canonicalBytes(), canonical == bytes else { throw .manifestNotCanonical }
    guard Set(manifest.files.map(\.path)).count == manifest.files.count else { throw .manifestNotCanonical }
    return manifest
  }
}
