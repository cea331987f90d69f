import Foundation
import Intake
import Logging
import ScanReading

/// From a scan in the folder to a submission.
struct LetterReader {
  /// Larger scans are not read at all; a submission without text goes to triage, and a person looks into the folder.
  static let maximumScan = 64 * 1024 * 1024
  /// What fits into a submission, with room for the text: the bytes travel as base64 in 16 MiB.
  static let maximumContent = 11 * 1024 * 1024

  let folder: ScanFolder
  let reader: ScanReader
  let intake: LetterIntake
  let logger: Logger

  /// The id that a scan has as a submission.
  func submissionID(of scan: Scan, in place: ScanFolder.Place) throws(ScanFolderError) -> UUID {
    LetterIntake.submissionID(digest: try folder.read(scan.file, in: place, limit: 0).digest)
  }

  /// - Returns: `nil` where the scan changed meanwhile: it is still being written.
  /// - Throws: ``ScanFolderError``, or a `ScanReadingError` that can be retried: nothing is wrong with the scan.
  func submission(of scan: Scan, in place: ScanFolder.Place) async throws -> Submission? {
    let (digest, head, content) = try folder.read(scan.file, in: place, limit: Self.maximumContent)
    let id = LetterIntake.submissionID(digest: digest)
    let letter = ScannedLetter(
      digest: digest, content: content, format: ScanFormat(head: head), scannedAt: scan.file.modified,
      document: scan.file.size <= Self.maximumScan ? try await document(of: scan, in: place, id) : nil,
      card: try scan.card.flatMap { card throws in try self.card(card, in: place) })
    guard folder.isUnchanged(scan, in: place) else { return nil }
    let (submission, fault) = intake.submission(letter, now: Date())
    if let fault {
      logger.warning(
        "index-card.unreadable", metadata: ["message": "\(id.uuidString.lowercased())", "reason": "\(fault.description)"])
    }
    return submission
  }

  /// What was read, or `nil` where nothing could be: then a person reads it.
  private func document(of scan: Scan, in place: ScanFolder.Place, _ id: UUID) async throws -> ScannedDocument? {
    do {
      return try await reader.read(folder.path(of: scan, in: place))
    } catch let error as ScanReadingError where !error.isRetriable {
      logger.warning("scan.unreadable", metadata: ["message": "\(id.uuidString.lowercased())", "code": "\(error.code.rawValue)"])
      return nil
    }
  }

  /// A card that is far too large is passed on as one that cannot be read.
  private func card(_ file: Scan.File, in place: ScanFolder.Place) throws(ScanFolderError) -> [UInt8] {
    try folder.read(file, in: place, limit: IndexCard.maximumBytes).content.map(Array.init) ?? [UInt8(ascii: "?")]
  }
}
