/// Why the test servers cannot be used.
public enum TestServersError: Error, Equatable, CustomStringConvertible {
  case missing(variable: String)
  case notAPort(variable: String, value: String)

  public var description: String {
    switch self {
    case .missing(let variable):
      "\(variable) is not set: this test needs the private servers; run it with ./dev test (./dev test --filter NAME for one)"
    case .notAPort(let variable, let value):
      "\(variable) is '\(value)', which is no port number; run the tests with ./dev test"
    }
  }
}
