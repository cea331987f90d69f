import Foundation
import Testing

@Suite("RightsLaw is pure", .timeLimit(.minutes(1)))
struct PurityTests {
  @Test("The library imports nothing, not even Foundation")
  func noImports() throws {
    let folder = Checkout.root.appending(path: "Sources/RightsLaw")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      count += 1
      let text = try String(contentsOf: file, encoding: .utf8)
      let imports = text.split(separator: "\n").filter { $0.hasPrefix("import ") || $0.contains(" import ") && $0.hasSuffix("Foundation") }
      #expect(imports.isEmpty, "\(file.lastPathComponent)")
    }
    #expect(count > 60)
  }
}
