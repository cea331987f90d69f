import CArchive

extension ResponseBundle {
  /// The answer as one ZIP archive, the manifest first.
  ///
  /// Entries have no times and fixed permissions, so that the same answer is the same bytes on every machine.
  ///
  /// - Throws: ``BundleError/archive(_:)``.
  public func archive() throws(BundleError) -> [UInt8] {
    guard let writer = archive_write_new() else { throw .archive("out of memory") }
    defer { archive_write_free(writer) }
    func check(_ status: Int32) throws(BundleError) {
      guard status == ARCHIVE_OK else {
        throw .archive(archive_error_string(writer).map { String(cString: $0) } ?? "status \(status)")
      }
    }
    try check(archive_write_set_format_zip(writer))
    let manifestFile = BundleFile(path: BundleManifest.path, mediaType: "application/json", bytes: manifestBytes)
    let entries = [manifestFile] + files
    // Room for everything uncompressed, the headers and the central directory: libarchive writes into a fixed buffer.
    let capacity = entries.reduce(65_536) { $0 + $1.bytes.count + $1.bytes.count / 1000 + $1.path.utf8.count * 2 + 512 }
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    defer { buffer.deallocate() }
    var used = 0
    try withUnsafeMutablePointer(to: &used) { (used) throws(BundleError) in
      try check(archive_write_set_bytes_in_last_block(writer, 1))
      try check(archive_write_open_memory(writer, buffer, capacity, used))
      for file in entries {
        guard let entry = archive_entry_new() else { throw BundleError.archive("out of memory") }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, file.path)
        archive_entry_set_size(entry, Int64(file.bytes.count))
        archive_entry_set_filetype(entry, Self.regularFile)
        archive_entry_set_perm(entry, 0o644)
        try check(archive_write_header(writer, entry))
        var offset = 0
        while offset < file.bytes.count {
          let written = file.bytes.withUnsafeBytes { archive_write_data(writer, $0.baseAddress! + offset, $0.count - offset) }
          guard written > 0 else { throw BundleError.archive(archive_error_string(writer).map { String(cString: $0) } ?? "short write") }
          offset += written
        }
        try check(archive_write_finish_entry(writer))
      }
      try check(archive_write_close(writer))
    }
    return [UInt8](UnsafeRawBufferPointer(start: buffer, count: used))
  }

  /// AE_IFREG of archive_entry.h, a macro that Swift does not import.
  private static let regularFile: UInt32 = 0o100000
}
