import Dispatch
import Foundation

/// Reads the text of a typeset letter, so that what is checked is what the person will see.
///
/// The reading is done by poppler's `pdftotext` in a child process. The letter goes there and back through pipes: nothing of it is written to
/// a disk or stands on a command line.
struct LetterReader: Sendable {
  private static let queue = DispatchQueue(label: "habeas.letter-reader", attributes: .concurrent)

  let program: String

  /// The text in the order of the document, with the headers and footers of pages and without.
  ///
  /// - Throws: ``BundleError/reading(_:)``.
  func text(of pdf: [UInt8]) async throws(BundleError) -> LetterText {
    // A4 in points, without the margins that headers and footers stand in: a sentence that runs over a page stays in one piece.
    let body = try await run(["-raw", "-nopgbrk", "-r", "72", "-x", "0", "-y", "70", "-W", "596", "-H", "697", "-", "-"], pdf)
    let whole = try await run(["-raw", "-nopgbrk", "-", "-"], pdf)
    return LetterText(body, whole)
  }

  private func run(_ arguments: [String], _ pdf: [UInt8]) async throws(BundleError) -> String {
    let result: Result<String, BundleError> = await withCheckedContinuation { continuation in
      Self.queue.async { continuation.resume(returning: Result { () throws(BundleError) in try output(of: arguments, reading: pdf) }) }
    }
    return try result.get()
  }

  private func output(of arguments: [String], reading pdf: [UInt8]) throws(BundleError) -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      // It takes the whole document in before it writes.
      try input.fileHandleForWriting.write(contentsOf: Data(pdf))
      try input.fileHandleForWriting.close()
      let text = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { throw BundleError.reading("\(program) ended with \(process.terminationStatus)") }
      return String(decoding: text, as: UTF8.self)
    } catch let error as BundleError {
      throw error
    } catch {
      if process.isRunning { process.terminate() }
      throw .reading("\(program) cannot be run")
    }
  }
}
