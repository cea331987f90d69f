import CArchive

/// Reads a ZIP archive whose content is known beforehand.
enum ArchiveReader {
  /// Every entry in the archive's order.
  ///
  /// - Parameter sizes: the entries that may be there, with their sizes: an archive cannot make the reader take more memory than that.
  static func contents(
    of archive: [UInt8], expecting sizes: [String: Int]
  ) throws(BundleVerificationError) -> [(path: String, bytes: [UInt8])] {
    guard let reader = archive_read_new() else { throw .archiveUnreadable("out of memory") }
    defer { archive_read_free(reader) }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(archive.count, 1), alignment: 1)
    defer { copy.deallocate() }
    copy.copyBytes(from: archive)
    // Seekable: the directory at the end has to be whole, as for the program that the person opens it with.
    try check(archive_read_support_format_zip_seekable(reader), reader)
    try check(archive_read_open_memory(reader, copy.baseAddress, archive.count), reader)
    var contents: [(path: String, bytes: [UInt8])] = []
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(reader, &entry)
      if status == ARCHIVE_EOF { return contents }
      try check(status, reader)
      guard let name = archive_entry_pathname(entry) else { throw .archiveUnreadable("an entry has no name") }
      let path = String(cString: name)
      guard let size = sizes[path] else { throw .fileUnexpected(path: path) }
      if contents.contains(where: { $0.path == path }) { throw .fileTwice(path: path) }
      contents.append((path, try bytes(of: path, size: size, from: reader)))
    }
  }

  private static func bytes(of path: String, size: Int, from reader: OpaquePointer) throws(BundleVerificationError) -> [UInt8] {
    // One byte more than expected shows an entry that is too long.
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { archive_read_data(reader, $0.baseAddress! + count, $0.count - count) }
      guard read >= 0 else { throw .archiveUnreadable(reason(reader)) }
      if read == 0 { break }
      count += read
    }
    guard count == size else { throw .fileChanged(path: path) }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private static func check(_ status: Int32, _ reader: OpaquePointer) throws(BundleVerificationError) {
    guard status == ARCHIVE_OK else { throw .archiveUnreadable(reason(reader)) }
  }

  private static func reason(_ reader: OpaquePointer) -> String {
    archive_error_string(reader).map { String(cString: $0) } ?? "unknown reason"
  }
}
