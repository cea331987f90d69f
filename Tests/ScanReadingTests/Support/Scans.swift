import Foundation
import HabeasTesting

/// Real scans in a folder of the test's own: Gareth's letter, and what poppler and qpdf make of it.
struct Scans {
  let folder: String
  /// Where the reader under test makes its private folders.
  var temporary: String { folder + "/temporary" }

  static func with(_ body: (Scans) async throws -> Void) async throws {
    let folder = NSTemporaryDirectory() + "habeas-scans-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/temporary", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(Scans(folder: folder))
  }

  /// The letter as a scanner delivers it: one picture in a PDF, slightly askew.
  func letter(_ format: String = "pdf") throws -> String {
    let servers = try TestServers.require()
    let script = servers.root + "/controllers/optimised-group/sample-estate/letters/scan_letter.py"
    try run(servers.python, [script, "gareth-pugh", "--folder", folder, "--received", "2026-11-21", "--format", format, "--no-card"])
    return folder + "/gareth-pugh." + format
  }

  func jpeg() throws -> String {
    try run("/usr/bin/pdftoppm", ["-jpeg", "-r", "200", "-singlefile", try letter(), folder + "/page"])
    return folder + "/page.jpg"
  }

  /// Two pages in one TIFF, the second without anything on it.
  func tiff() throws -> String {
    try run("/usr/bin/pdftoppm", ["-gray", "-r", "200", "-singlefile", try letter(), folder + "/page"])
    let page = try GrayPicture(portableGrayMap: Data(contentsOf: URL(fileURLWithPath: folder + "/page.pgm")))
    let blank = GrayPicture(width: page.width, height: page.height, pixels: Data(repeating: 255, count: page.pixels.count))
    try GrayPicture.tiff([page, blank]).write(to: URL(fileURLWithPath: folder + "/pages.tiff"))
    return folder + "/pages.tiff"
  }

  func pdf(copies: Int) throws -> String {
    let letter = try letter()
    try run("/usr/bin/qpdf", ["--empty", "--pages"] + Array(repeating: letter, count: copies) + ["--", folder + "/pages.pdf"])
    return folder + "/pages.pdf"
  }

  func file(_ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/bytes"))
    return folder + "/bytes"
  }

  private func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
  }
}
