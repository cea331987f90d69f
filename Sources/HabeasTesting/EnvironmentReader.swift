/// Reads `HABEAS_TEST_…` variables and says which one is wrong.
struct EnvironmentReader {
  private let environment: [String: String]

  init(_ environment: [String: String]) {
    self.environment = environment
  }

  func text(_ suffix: String) throws(TestServersError) -> String {
    let name = "HABEAS_TEST_" + suffix
    guard let value = environment[name], !value.isEmpty else { throw .missing(variable: name) }
    return value
  }

  func port(_ suffix: String) throws(TestServersError) -> Int {
    let value = try text(suffix)
    guard let port = Int(value), (1...65_535).contains(port) else {
      throw .notAPort(variable: "HABEAS_TEST_" + suffix, value: value)
    }
    return port
  }
}
