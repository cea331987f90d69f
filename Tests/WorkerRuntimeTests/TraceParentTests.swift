import Testing

@testable import WorkerRuntime

@Suite("W3C trace context", .timeLimit(.minutes(1)))
struct TraceParentTests {
  @Test("A header round trips; a child keeps the trace")
  func roundTrip() throws {
    let text = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    let parent = try #require(TraceParent(text))
    #expect(parent.description == text && parent.isSampled)
    let child = parent.child()
    #expect(child.traceID == parent.traceID && child.parentID != parent.parentID && TraceParent(child.description) == child)
    let new = TraceParent()
    #expect(TraceParent(new.description) == new)
    #expect(TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-02")?.isSampled == false)
  }

  @Test("A later version is read as far as version 00 goes")
  func laterVersion() {
    #expect(TraceParent("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes")?.isSampled == true)
    #expect(TraceParent("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.what") == nil)
  }

  @Test(
    "What the specification calls invalid is ignored",
    arguments: [
      "", "00", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
      "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    ])
  func invalid(_ text: String) { #expect(TraceParent(text) == nil) }
}
