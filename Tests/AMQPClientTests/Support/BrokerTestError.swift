/// What went wrong in a test's own doings, not in the client.
struct BrokerTestError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
