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
