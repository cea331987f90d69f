import HabeasTesting
import Testing

@Suite("Eventually", .timeLimit(.minutes(1)))
struct EventuallyTests {
  @Test("The first value that is not nil is returned")
  func value() async throws {
    var attempts = 0
    let found = try await eventually("the third attempt", every: .milliseconds(1)) {
      attempts += 1
      return attempts == 3 ? attempts : nil
    }
    #expect(found == 3)
  }

  @Test("What does not come is an error that names it")
  func deadline() async throws {
    let error = await #expect(throws: NotInTime.self) {
      try await eventually("a miracle", within: .milliseconds(20), every: .milliseconds(5)) { false }
    }
    #expect(error?.description.hasPrefix("a miracle: not within") == true)
  }

  @Test("An error of the attempt ends the waiting")
  func failure() async throws {
    struct Broken: Error {}
    await #expect(throws: Broken.self) {
      try await eventually("anything") { () throws -> Int? in throw Broken() }
    }
  }
}
