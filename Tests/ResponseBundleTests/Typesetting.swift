import Foundation
import ResponseBundle
import Testing

/// The typesetter of these tests: one warm process for all of them.
enum Typesetting {
  /// A Python that has the package typst, from `HABEAS_TEST_PYTHON`.
  static func python() throws -> String {
    try #require(
      ProcessInfo.processInfo.environment["HABEAS_TEST_PYTHON"],
      "Set HABEAS_TEST_PYTHON to a Python that has the package typst; ./dev test does so.")
  }

  static func configuration() throws -> TypstConfiguration { TypstConfiguration(python: try python()) }

  private static let sharedTypesetter: Result<TypstTypesetter, any Error> = Result {
    TypstTypesetter(configuration: try configuration())
  }

  static func builder() throws -> BundleBuilder {
    BundleBuilder(typesetter: try sharedTypesetter.get(), lettersDirectory: Fixture.lettersDirectory)
  }

  static func shared() throws -> TypstTypesetter { try sharedTypesetter.get() }
}
