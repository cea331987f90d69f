import CSystemShims
public import Foundation
import Glibc

/// Reads scans with tesseract. Foreign formats are decoded in child processes under limits, never in this one.
///
/// A scan goes into a private folder under a name of ours, PDFs are turned into pictures page by page, and each picture is read. The folder
/// goes when the reading ends, however it ends. One scan at a time: the children need the memory.
public struct ScanReader: Sendable {
  private let languages: [String]
  private let limits: ScanLimits
  private let programs: ScanPrograms
  private let temporaryDirectory: String
  private let queue = DispatchQueue(label: "habeas.scan-reading")

  /// - Parameters:
  ///   - languages: Tesseract's names, such as `eng` and `deu`; the first counts most.
  ///   - temporaryDirectory: Where the private folders are made.
  public init(
    languages: [String], limits: ScanLimits = .init(), programs: ScanPrograms = .init(),
    temporaryDirectory: String = FileManager.default.temporaryDirectory.path
  ) {
    self.languages = languages
    self.limits = limits
    self.programs = programs
    self.temporaryDirectory = temporaryDirectory
  }

  /// Reads a scan.
  ///
  /// - Parameter file: Its path. It is read and not changed; its name goes nowhere.
  /// - Throws: ``ScanReadingError``, or `CancellationError`, which kills the children.
  public func read(_ file: String) async throws -> ScannedDocument {
    try await blocking { cancellation in
      Result { () throws(ScanReadingError) in
        try ScanReading(
          languages: languages, limits: limits, programs: programs, cancellation: cancellation,
          deadline: .now + .seconds(limits.seconds)
        ).read(file, in: temporaryDirectory)
      }
    }
  }

  /// What keeps scans from being read: a program or a language that is not installed. For a check at the start.
  public func problem() async throws -> String? {
    for program in [programs.tesseract, programs.pdftoppm] where access(program, X_OK) != 0 {
      return "\(program) is not installed. Install the Debian packages tesseract-ocr and poppler-utils."
    }
    let installed: Set<String>
    do {
      installed = try await blocking { cancellation in
        Result { () throws(ScanReadingError) in
          try ScanReading(
            languages: [], limits: limits, programs: programs, cancellation: cancellation, deadline: .now + .seconds(30)
          ).installedLanguages(in: temporaryDirectory)
        }
      }
    } catch let error as ScanReadingError {
      return error.description
    }
    let missing = languages.filter { !installed.contains($0) }
    guard !missing.isEmpty else { return nil }
    let packages = missing.map { "tesseract-ocr-\($0)" }.joined(separator: " ")
    return "tesseract has no data for \(missing.joined(separator: ", ")). Install the Debian packages \(packages)."
  }

  /// Runs blocking work on a thread that stays until it is done, and tells it when the task is cancelled.
  private func blocking<Value: Sendable>(
    _ body: @escaping @Sendable (_ cancellation: Int32) -> Result<Value, ScanReadingError>
  ) async throws -> Value {
    let cancellation = habeas_eventfd()
    guard cancellation >= 0 else { throw ScanReadingError(.unavailable, "no event counter: \(String(cString: strerror(errno)))") }
    defer { close(cancellation) }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: body(cancellation)) }
      }
    } onCancel: {
      habeas_eventfd_signal(cancellation)
    }
    try Task.checkCancellation()
    return try result.get()
  }
}
