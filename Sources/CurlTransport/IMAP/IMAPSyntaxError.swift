/// A server's response that cannot be read. It says what is wrong, not what was said.
struct IMAPSyntaxError: Error, Equatable {
  enum Code: Equatable {
    case malformed
    case tooLong
  }

  let code: Code
  let message: String

  init(_ message: String, code: Code = .malformed) {
    self.code = code
    self.message = message
  }
}
