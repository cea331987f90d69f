import CArchive
import Glibc

/// The bytes of a regular file from end to end, in bounded memory; of a compressed one (gzip, zstd, xz, bzip2), what was compressed.
///
/// The content decides, not the name: a log that was rotated and compressed is read as it was written.
final class FileBytes {
  private static let chunkBytes = 128 << 10

  private let descriptor: Int32
  private let archive: OpaquePointer?
  /// Nothing was compressed; libarchive then has no entry to read from.
  private let isEmpty: Bool

  /// Opens a regular file; a pipe or a device could keep a search waiting for ever.
  init(path: String) throws(FileFault) {
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { throw .cannotOpen(errno) }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw .notRegular
    }
    do throws(FileFault) {
      let compressed = try Self.isCompressed(opened) ? Self.decompressing(opened) : nil
      archive = compressed?.archive
      isEmpty = compressed?.isEmpty ?? false
    } catch {
      close(opened)
      throw error
    }
    descriptor = opened
  }

  deinit {
    if let archive { archive_read_free(archive) }
    close(descriptor)
  }

  /// The next bytes; none at the end.
  func next() throws(FileFault) -> [UInt8] {
    guard !isEmpty else { return [] }
    var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
    let count: Int
    if let archive {
      count = chunk.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw .cannotDecompress }
    } else {
      count = try Self.repeated { chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) } }
    }
    chunk.removeSubrange(count...)
    return chunk
  }

  // MARK: Compression

  private static let signatures: [[UInt8]] = [
    [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x42, 0x5A, 0x68],
  ]

  private static func isCompressed(_ descriptor: Int32) throws(FileFault) -> Bool {
    var head = [UInt8](repeating: 0, count: 6)
    let count = try repeated { head.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) } }
    return signatures.contains { head.prefix(count).starts(with: $0) }
  }

  private static func decompressing(_ descriptor: Int32) throws(FileFault) -> (archive: OpaquePointer, isEmpty: Bool) {
    guard let archive = archive_read_new() else { throw .cannotDecompress }
    // Only what decompresses: an archive of several files is no file of rows.
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_zstd(archive)
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_format_raw(archive)
    archive_read_support_format_empty(archive)
    var entry: OpaquePointer?
    // Without a filter it only begins as a compressed file does; the raw format then hands it on as it stands.
    guard archive_read_open_fd(archive, descriptor, chunkBytes) == ARCHIVE_OK,
      case let status = archive_read_next_header(archive, &entry), status == ARCHIVE_OK || status == ARCHIVE_EOF,
      archive_filter_code(archive, 0) != ARCHIVE_FILTER_NONE
    else {
      archive_read_free(archive)
      throw .cannotDecompress
    }
    return (archive, status == ARCHIVE_EOF)
  }

  private static func repeated(_ call: () -> Int) throws(FileFault) -> Int {
    var count: Int
    repeat { count = call() } while count < 0 && errno == EINTR
    guard count >= 0 else { throw .cannotRead(errno) }
    return count
  }
}
