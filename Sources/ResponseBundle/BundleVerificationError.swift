/// Why files are not the answer that a manifest describes.
public enum BundleVerificationError: Error, Hashable, Sendable {
  case manifestUnreadable
  case unknownSchemaVersion(Int)
  /// Readable, and not byte for byte what the code would write.
  case manifestNotCanonical
  case fileMissing(path: String)
  case fileUnexpected(path: String)
  case fileTwice(path: String)
  case fileChanged(path: String)
  case mediaTypeChanged(path: String)
  /// Not a ZIP archive, or a damaged one; with the library's reason.
  case archiveUnreadable(String)
  /// The archive's own manifest is another one.
  case otherManifest
}

extension BundleVerificationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .manifestUnreadable: "\(BundleManifest.path) cannot be read. Assemble the answer again."
    case .unknownSchemaVersion(let version):
      "\(BundleManifest.path) has schema version \(version); this program reads \(BundleManifest.currentSchemaVersion). "
        + "Use the version of Habeas that made it, or assemble the answer again."
    case .manifestNotCanonical: "\(BundleManifest.path) is not in canonical form. Assemble the answer again."
    case .fileMissing(let path): "\(path) is in the manifest and not in the answer. Assemble the answer again."
    case .fileUnexpected(let path): "\(path) is in the answer and not in the manifest. Assemble the answer again."
    case .fileTwice(let path): "\(path) is in the answer twice. Assemble the answer again."
    case .fileChanged(let path): "\(path) is not the file that the manifest describes. Assemble the answer again and have it approved anew."
    case .archiveUnreadable(let reason): "The archive cannot be read (\(reason)). Assemble the answer again."
    case .otherManifest: "The archive holds another \(BundleManifest.path) than the one approved. Assemble the answer again."
    case .mediaTypeChanged(let path): "\(path) has another media type than in the manifest. Assemble the answer again."
    }
  }
}
