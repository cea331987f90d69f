import Foundation
import ResponseBundle
import Testing

/// Looks at documents with the programs of poppler-utils, qpdf and Python.
enum DocumentTools {
  /// A folder of its own that is removed afterwards.
  static func withFolder<R>(_ body: (URL) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-bundle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Writes an answer's files where a person can look at them, if `HABEAS_TEST_OUTPUT` names a folder.
  static func show(_ bundle: ResponseBundle, as name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["HABEAS_TEST_OUTPUT"] else { return }
    for file in bundle.files {
      let place = URL(filePath: folder).appending(path: "\(name)/\(file.path)")
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: place)
    }
  }

  /// The text of a PDF, a line of it with single spaces.
  static func text(ofPDF pdf: [UInt8], layout: Bool = false) throws -> String {
    try onFile(pdf, named: "letter.pdf") { try run("/usr/bin/pdftotext", (layout ? ["-layout"] : []) + [$0, "-"]) }
  }

  /// All words of a PDF, separated by single spaces.
  static func words(ofPDF pdf: [UInt8]) throws -> String {
    // Page headers, footers and hyphenation would come between two words of a sentence that runs over a page.
    try text(ofPDF: pdf).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func onFile<R>(_ bytes: [UInt8], named name: String, _ body: (String) throws -> R) throws -> R {
    try withFolder { folder in
      let file = folder.appending(path: name)
      try Data(bytes).write(to: file)
      return try body(file.path)
    }
  }

  static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) failed")
    return String(decoding: data, as: UTF8.self)
  }
}

extension ResponseBundle {
  func file(_ path: String) throws -> BundleFile { try #require(files.first { $0.path == path }, "no \(path)") }

  func text(_ path: String) throws -> String { String(decoding: try file(path).bytes, as: UTF8.self) }
}
