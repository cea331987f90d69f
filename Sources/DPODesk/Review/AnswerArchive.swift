import CArchive
import ResponseBundle

/// Takes an archive that has been verified apart into its files.
enum AnswerArchive {
  /// The files of an answer, byte for byte those that the manifest describes.
  ///
  /// - Throws: ``BundleVerificationError``.
  static func open(_ archive: [UInt8], manifestBytes: [UInt8]) throws(BundleVerificationError) -> ResponseBundle {
    let manifest = try ResponseBundle.verify(archive: archive, against: manifestBytes)
    var files: [BundleFile] = []
    for (path, bytes) in try entries(of: archive, sizes: manifest.files.reduce(into: [:]) { $0[$1.path] = $1.size }) {
      let mediaType = manifest.files.first { $0.path == path }?.mediaType ?? ""
      files.append(BundleFile(path: path, mediaType: mediaType, bytes: bytes))
    }
    // Hashes what is handed on, not only what was looked at before.
    return try ResponseBundle(manifestBytes: manifestBytes, files: files)
  }

  private static func entries(
    of archive: [UInt8], sizes: [String: Int]
  ) throws(BundleVerificationError) -> [(path: String, bytes: [UInt8])] {
    guard let reader = archive_read_new() else { throw .archiveUnreadable("out of memory") }
    defer { archive_read_free(reader) }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(archive.count, 1), alignment: 1)
    defer { copy.deallocate() }
    copy.copyBytes(from: archive)
    // By the directory at the archive's end alone, as the person's own program reads it: an archive without one is a damaged one.
    try check(archive_read_support_format_zip_seekable(reader), reader)
    try check(archive_read_open_memory(reader, copy.baseAddress, archive.count), reader)
    var entries: [(path: String, bytes: [UInt8])] = []
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(reader, &entry)
      if status == ARCHIVE_EOF { return entries }
      try check(status, reader)
      guard let path = archive_entry_pathname(entry).map({ String(cString: $0) }), path != BundleManifest.path else { continue }
      guard let size = sizes[path] else { throw .fileUnexpected(path: path) }
      entries.append((path, try content(of: path, size: size, from: reader)))
    }
  }

  private static func content(of path: String, size: Int, from reader: OpaquePointer) throws(BundleVerificationError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var count = 0
    while count < size {
      let read = bytes[count...].withUnsafeMutableBytes { archive_read_data(reader, $0.baseAddress, $0.count) }
      guard read > 0 else { throw .fileChanged(path: path) }
      count += read
    }
    return bytes
  }

  private static func check(_ status: Int32, _ reader: OpaquePointer) throws(BundleVerificationError) {
    guard status == ARCHIVE_OK else {
      throw .archiveUnreadable(archive_error_string(reader).map { String(cString: $0) } ?? "unknown reason")
    }
  }
}
