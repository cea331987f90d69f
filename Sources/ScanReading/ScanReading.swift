import Foundation
import Glibc

/// One reading of one scan, blocking.
struct ScanReading {
  let languages: [String]
  let limits: ScanLimits
  let programs: ScanPrograms
  let cancellation: Int32
  let deadline: ContinuousClock.Instant

  func read(_ file: String, in temporaryDirectory: String) throws(ScanReadingError) -> ScannedDocument {
    let directory = try PrivateDirectory(in: temporaryDirectory)
    defer { directory.remove() }
    let format = try copy(file, to: directory)
    if format == .pdf { return try readPages(of: directory) }
    let pages = try recognise("scan", in: directory)
    return ScannedDocument(pages: Array(pages.prefix(limits.pages)), isCut: pages.count > limits.pages)
  }

  func installedLanguages(in temporaryDirectory: String) throws(ScanReadingError) -> Set<String> {
    let directory = try PrivateDirectory(in: temporaryDirectory)
    defer { directory.remove() }
    let lines = String(decoding: try run(programs.tesseract, ["--list-langs"], in: directory), as: UTF8.self).split(separator: "\n")
    // The first line is a heading.
    return Set(lines.dropFirst().map(String.init))
  }

  /// Copies the scan under a name of ours: what people called it reaches no command line.
  private func copy(_ file: String, to directory: PrivateDirectory) throws(ScanReadingError) -> ScanFormat {
    // A link that somebody put there in the scan's place is not followed.
    let source = open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard source >= 0 else { throw ScanReadingError(.unavailable, "the scan cannot be opened: \(String(cString: strerror(errno)))") }
    let reading = FileHandle(fileDescriptor: source, closeOnDealloc: true)
    let copy = open(directory.file("scan"), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard copy >= 0 else { throw ScanReadingError(.unavailable, "the scan cannot be copied: \(String(cString: strerror(errno)))") }
    let writing = FileHandle(fileDescriptor: copy, closeOnDealloc: true)
    var head = Data()
    do {
      while let chunk = try reading.read(upToCount: 1 << 20), !chunk.isEmpty {
        if head.isEmpty { head = chunk.prefix(ScanFormat.headLength) }
        try writing.write(contentsOf: chunk)
      }
    } catch {
      throw ScanReadingError(.unavailable, "the scan cannot be copied to the temporary folder; there may be no room left")
    }
    guard let format = ScanFormat(head: head) else { throw ScanReadingError(.unknownFormat, "it is no PDF, TIFF, PNG or JPEG") }
    return format
  }

  /// Each page of a PDF as a picture, read and removed before the next, so that the folder holds one page at a time.
  private func readPages(of directory: PrivateDirectory) throws(ScanReadingError) -> ScannedDocument {
    var pages: [ScannedPage] = []
    while true {
      let number = "\(pages.count + 1)"
      // A page that is not there leaves no picture. The long side has the points of A4 at 300 to the inch, whatever the page claims to be.
      _ = try run(
        programs.pdftoppm,
        ["-q", "-f", number, "-l", number, "-singlefile", "-gray", "-scale-to", "3508", "scan", "page"], in: directory,
        accepting: pages.isEmpty ? [0] : [0, 99])
      guard directory.names.contains("page.pgm") else { break }
      guard pages.count < limits.pages else { return ScannedDocument(pages: pages, isCut: true) }
      pages += try recognise("page.pgm", in: directory).prefix(1)
      unlink(directory.file("page.pgm"))
    }
    guard !pages.isEmpty else { throw ScanReadingError(.unreadable, "the PDF has no page that can be shown") }
    return ScannedDocument(pages: pages)
  }

  /// The text of a picture; a TIFF may have several pages. Page segmentation 1 also notices a page that lies on its side.
  private func recognise(_ name: String, in directory: PrivateDirectory) throws(ScanReadingError) -> [ScannedPage] {
    let table = try run(
      programs.tesseract, [name, "stdout", "-l", languages.joined(separator: "+"), "--psm", "1", "tsv"], in: directory)
    guard let pages = TesseractTable.pages(String(decoding: table, as: UTF8.self)), !pages.isEmpty else {
      throw ScanReadingError(.unreadable, "no page of it could be read")
    }
    return pages
  }

  private func run(
    _ program: String, _ arguments: [String], in directory: PrivateDirectory, accepting statuses: Set<Int32> = [0]
  ) throws(ScanReadingError) -> [UInt8] {
    let process = LimitedProcess(program: program, arguments: arguments, directory: directory.path, limits: limits, deadline: deadline)
    let (outcome, output) = process.run(cancellation: cancellation)
    switch outcome {
    case .ended(let status) where statuses.contains(status): return output
    case .ended(127), .notStarted:
      throw ScanReadingError(.unavailable, "\(program) cannot be started. Install the Debian packages tesseract-ocr and poppler-utils.")
    case .ended(let status): throw ScanReadingError(.unreadable, "\(program) ended with status \(status)")
    case .killed, .tooMuchOutput: throw ScanReadingError(.unreadable, "\(program) needed more than the limits give it")
    case .timeLimit: throw ScanReadingError(.timeLimit, "\(program) was not done after \(limits.seconds) s")
    // The caller looks at its task and throws CancellationError.
    case .cancelled: throw ScanReadingError(.unavailable, "the reading was called off")
    }
  }
}
