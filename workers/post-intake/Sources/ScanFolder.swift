import Crypto
import Foundation
import Glibc

/// The folder that scans are put into, and its subfolders for those that were handed in.
///
/// Nothing in it is ever deleted or changed; a scan moves together with its index card.
public struct ScanFolder: Sendable {
  /// Where a scan lies, and so how far it is.
  enum Place: String, CaseIterable {
    case incoming = "."
    case handed
    case receipted
    case refused
  }

  static let scanEndings: Set<String> = ["pdf", "tif", "tiff", "png", "jpg", "jpeg"]
  static let cardEndings = ["yaml", "yml", "json"]

  let path: String

  public init(path: String) { self.path = path }

  /// Makes the subfolders, for this account alone.
  ///
  /// - Throws: ``ScanFolderError`` where the folder itself is missing: it may be a share that is not mounted.
  func prepare() throws(ScanFolderError) {
    for place in Place.allCases where place != .incoming {
      guard mkdir(directory(place), 0o700) == 0 || errno == EEXIST else { throw ScanFolderError("its subfolders cannot be made", errno) }
    }
  }

  /// What lies in a place, by name, and how many files there are neither scans nor cards nor half-written.
  func look(in place: Place) throws(ScanFolderError) -> (scans: [Scan], others: Int) {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: directory(place)) } catch {
      throw ScanFolderError("it cannot be listed", ENOENT)
    }
    // The rename convention: what begins with a dot or ends in .part or .tmp is still being written.
    let finished = names.filter { !$0.hasPrefix(".") && !["part", "tmp"].contains(Self.ending(of: $0)) }.sorted()
    var files: [String: Scan.File] = [:]
    var others = 0
    for name in finished {
      guard let file = file(name, in: place) else { continue }
      if Self.scanEndings.contains(Self.ending(of: name)) || Self.cardEndings.contains(Self.ending(of: name)), file.size > 0 {
        files[name] = file
      } else {
        others += 1
      }
    }
    let scans = finished.compactMap { name -> Scan? in
      guard Self.scanEndings.contains(Self.ending(of: name)), let file = files[name] else { return nil }
      return Scan(file: file, card: Self.cardEndings.lazy.compactMap { files["\(Self.base(of: name)).\($0)"] }.first)
    }
    return (scans, others)
  }

  /// Whether a scan and its card are still as they were seen.
  func isUnchanged(_ scan: Scan, in place: Place) -> Bool {
    file(scan.file.name, in: place) == scan.file && scan.card.map { file($0.name, in: place) == $0 } ?? true
  }

  /// Moves a scan and its card on, the card first: a scan that was handed in must not be left with a card that another takes for its own.
  ///
  /// A name that is taken there gets a number: scanners begin anew each day.
  ///
  /// - Returns: Whether the scan was still there.
  @discardableResult
  func move(_ scan: Scan, from source: Place, to target: Place) throws(ScanFolderError) -> Bool {
    let base = Self.base(of: scan.file.name)
    let taken = Set((try? FileManager.default.contentsOfDirectory(atPath: directory(target)))?.map(Self.base(of:)) ?? [])
    let free = taken.contains(base) ? (2...).lazy.map { "\(base)-\($0)" }.first { !taken.contains($0) } ?? base : base
    for file in [scan.card, scan.file].compactMap(\.self) {
      let moved = rename(path(file.name, in: source), path("\(free).\(Self.ending(of: file.name, asWritten: true))", in: target))
      guard moved != 0 else { continue }
      guard errno == ENOENT else { throw ScanFolderError("a scan cannot be moved to '\(target.rawValue)'", errno) }
      if file == scan.file { return false }
    }
    return true
  }

  /// SHA-256 of a file, its first bytes, and all of it where it has at most `limit` bytes.
  func read(_ file: Scan.File, in place: Place, limit: Int) throws(ScanFolderError) -> (digest: [UInt8], head: Data, content: Data?) {
    let descriptor = open(path(file.name, in: place), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw ScanFolderError("a scan cannot be opened", errno) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var hash = SHA256()
    var head = Data()
    var content: Data? = file.size <= limit ? Data(capacity: file.size) : nil
    do {
      while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
        hash.update(data: chunk)
        if head.isEmpty { head = chunk.prefix(1024) }
        content?.append(chunk)
        if let size = content?.count, size > limit { content = nil }
      }
    } catch {
      throw ScanFolderError("a scan cannot be read", EIO)
    }
    return (Array(hash.finalize()), head, content)
  }

  func path(of scan: Scan, in place: Place) -> String { path(scan.file.name, in: place) }

  /// A plain file's state; `nil` for anything else, links among them, and for what is not there.
  private func file(_ name: String, in place: Place) -> Scan.File? {
    var status = stat()
    guard lstat(path(name, in: place), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Scan.File(
      name: name, size: status.st_size, inode: UInt64(status.st_ino), modifiedSeconds: status.st_mtim.tv_sec,
      modifiedNanoseconds: status.st_mtim.tv_nsec)
  }

  private func directory(_ place: Place) -> String { place == .incoming ? path : "\(path)/\(place.rawValue)" }
  private func path(_ name: String, in place: Place) -> String { "\(directory(place))/\(name)" }
  private static func base(of name: String) -> String { (name as NSString).deletingPathExtension }
  private static func ending(of name: String, asWritten: Bool = false) -> String {
    let ending = (name as NSString).pathExtension
    return asWritten ? ending : ending.lowercased()
  }
}
