import Foundation
import Testing

/// Compares with a file in `Golden/`; with `HABEAS_UPDATE_GOLDEN=1` writes it instead.
enum Golden {
  static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["HABEAS_UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
      return
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(
      text == expected, "differs from Golden/\(name); look at it, and set HABEAS_UPDATE_GOLDEN=1 where the change is meant",
      sourceLocation: sourceLocation)
  }
}
