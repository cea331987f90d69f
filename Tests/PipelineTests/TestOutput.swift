import Foundation

/// Puts something on the test's output that helps to understand a failure.
enum TestOutput {
  static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
