import Foundation
import Glibc

/// The terminal that a person sits at, or the pipe that a script reads.
struct Console: Sendable {
  /// How text on standard output may be marked.
  let style: TextStyle

  static let standard = Console(
    style: TextStyle(
      isColoured: isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty ?? true
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"))

  /// One text with a line feed at its end, on standard output.
  func write(_ text: String) { Self.write(text, to: STDOUT_FILENO) }

  /// The same on standard error.
  func warn(_ text: String) { Self.write(text, to: STDERR_FILENO) }

  /// Asks a question that only "yes" answers.
  ///
  /// - Throws: `DeskError` where nobody sits at a terminal, or the answer is another.
  func confirm(_ question: String) throws(DeskError) {
    guard isatty(STDIN_FILENO) == 1 else {
      throw .untried("nobody can be asked here, because standard input is no terminal. Add --yes if you have read what is above.")
    }
    Self.write("\(question) Type yes: ", to: STDERR_FILENO, ending: "")
    guard readLine()?.trimmingCharacters(in: .whitespaces).lowercased() == "yes" else {
      throw .refused("nothing was changed.")
    }
  }

  private static func write(_ text: String, to descriptor: Int32, ending: String = "\n") {
    var rest = Array((text + ending).utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
