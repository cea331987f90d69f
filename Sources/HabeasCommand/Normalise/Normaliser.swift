import Crypto
import Foundation
import Intake
import MailFormat
import ScanReading

/// Makes a submission of a file as the intake workers do, and keeps it here.
struct Normaliser {
  let mail: MailIntake
  let letters: LetterIntake
  let reader: ScanReader

  /// Larger files are refused unread, as the workers do with mail.
  private static let limit = 64 * 1024 * 1024

  /// - Throws: `OperatorError` for a file that cannot be opened, or a reader that is not installed.
  func normalise(_ file: String) async throws -> [NormalisedFile] {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    guard attributes?[.type] as? FileAttributeType == .typeRegular, let size = attributes?[.size] as? Int else {
      throw OperatorError("\(file): there is no such file")
    }
    guard size <= Self.limit else { return [NormalisedFile(file: file, refusal: SubmissionFault.Code.tooLarge.rawValue)] }
    guard let content = FileManager.default.contents(atPath: file) else { throw OperatorError("\(file): the file cannot be read") }
    if let format = ScanFormat(head: content.prefix(ScanFormat.headLength)) {
      return [try await normalise(scan: content, format, at: attributes?[.modificationDate] as? Date ?? Date(), file)]
    }
    guard MailboxFile.isOne(content) else { return [normalise(mail: Array(content), file)] }
    return MailboxFile.messages(in: Array(content)).enumerated().map { number, message in
      var one = normalise(mail: message, file)
      one.message = number + 1
      return one
    }
  }

  private func normalise(mail content: [UInt8], _ file: String) -> NormalisedFile {
    do throws(SubmissionFault) {
      let submission = try mail.submission(content, now: Date())
      return NormalisedFile(file: file, submission: submission, reason: submission.isIncomplete ? "incomplete" : nil)
    } catch {
      return NormalisedFile(file: file, refusal: error.code.rawValue)
    }
  }

  private func normalise(scan content: Data, _ format: ScanFormat, at scannedAt: Date, _ file: String) async throws -> NormalisedFile {
    var document: ScannedDocument?
    var reason: String?
    do {
      document = try await reader.read(file)
    } catch let error as ScanReadingError {
      guard !error.isRetriable else { throw OperatorError("\(file): \(error)") }
      reason = error.code.rawValue
    }
    let letter = ScannedLetter(
      digest: Array(SHA256.hash(data: content)), content: content, format: format, scannedAt: scannedAt, document: document,
      card: card(beside: file))
    let (submission, fault) = letters.submission(letter, now: Date())
    if let fault { reason = "index-card-\(fault.code.rawValue)" }
    if reason == nil, submission.isIncomplete { reason = "unreadable" }
    if reason == nil, !submission.hasWayToReply { reason = "no-way-to-reply" }
    return NormalisedFile(file: file, submission: submission, reason: reason)
  }

  private func card(beside file: String) -> [UInt8]? {
    let base = (file as NSString).deletingPathExtension
    return ["yaml", "yml", "json"].lazy.compactMap { FileManager.default.contents(atPath: "\(base).\($0)") }.first.map(Array.init)
  }
}
