import Glibc
import Synchronization
import Testing
import ThreadLoop

@Suite("ThreadLoop shutdown", .timeLimit(.minutes(1)))
struct ShutdownTests {
  @Test("Shutdown runs what is queued, and a second one returns")
  func drains() {
    let loop = ThreadLoop(name: "drains")
    let count = Atomic(0)
    for _ in 0..<500 { loop.execute { count.add(1, ordering: .relaxed) } }
    loop.shutdown()
    #expect(count.load(ordering: .relaxed) == 500)
    loop.shutdown()
  }

  @Test("Shutdown ends pending waits as cancelled")
  func endsWaits() async {
    let loop = ThreadLoop(name: "ends-waits")
    let probe = Probe(loop)
    let pipe = Pipe()
    async let readiness = probe.readiness(of: pipe.readEnd, for: .read)
    _ = await probe.note(1)
    loop.shutdown()
    #expect(await readiness == .cancelled)
  }

  @Test("Shutdown on the loop's own thread does not wait for itself")
  func fromWithin() async {
    let loop = ThreadLoop(name: "from-within")
    await withCheckedContinuation { continuation in
      loop.execute {
        loop.shutdown()
        continuation.resume()
      }
    }
    loop.shutdown()
  }

  @Test("Jobs after shutdown still run, in isolation, and their waits end at once")
  func lateJobs() async {
    let loop = ThreadLoop(name: "late-jobs")
    let probe = Probe(loop)
    let pipe = Pipe()
    loop.shutdown()
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 { group.addTask { await probe.note(number) } }
      for await onLoop in group { #expect(onLoop) }
    }
    #expect(await probe.readiness(of: pipe.readEnd, for: .read) == .cancelled)
  }

  @Test("A loop is released once it was shut down")
  func released() {
    weak var leaked: ThreadLoop?
    do {
      let loop = ThreadLoop(name: "released")
      leaked = loop
      loop.shutdown()
    }
    // The thread lets go of the loop just after it says that it has ended.
    while leaked != nil { sched_yield() }
    #expect(leaked == nil)
  }

  @Test("Use on a wrong thread traps")
  func wrongThread() async {
    await #expect(processExitsWith: .failure) {
      let loop = ThreadLoop(name: "wrong-thread")
      let probe = Probe(loop)
      touch(probe)
    }
    await #expect(processExitsWith: .failure) {
      ThreadLoop(name: "wrong-thread").checkIsolated()
    }
  }
}

/// `assumeIsolated` may be called from synchronous code only.
private func touch(_ probe: Probe) {
  probe.assumeIsolated { #expect($0.loop.isCurrent) }
}
