import Glibc
import Synchronization
import Testing
import ThreadLoop

@Suite("ThreadLoop", .timeLimit(.minutes(1)))
struct ThreadLoopTests {
  @Test("Closures run in the order in which they were queued, on the loop's thread")
  func order() async {
    let loop = ThreadLoop(name: "order")
    defer { loop.shutdown() }
    let seen = Mutex<[Int]>([])
    let onLoop = await withCheckedContinuation { continuation in
      for number in 0..<1000 { loop.execute { seen.withLock { $0.append(number) } } }
      loop.execute { continuation.resume(returning: loop.isCurrent) }
    }
    #expect(onLoop)
    #expect(!loop.isCurrent)
    #expect(seen.withLock { $0 } == Array(0..<1000))
  }

  @Test("An actor with this executor is serialised and stays on the thread, whichever thread calls it")
  func actor() async {
    let loop = ThreadLoop(name: "actor")
    defer { loop.shutdown() }
    let probe = Probe(loop)
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<2000 { group.addTask { await probe.note(number) } }
      for await onLoop in group { #expect(onLoop) }
    }
    #expect(await Set(probe.seen) == Set(0..<2000))
  }

  @Test("A descriptor becomes ready while the loop sleeps")
  func readable() async {
    let loop = ThreadLoop(name: "readable")
    defer { loop.shutdown() }
    let probe = Probe(loop)
    let pipe = Pipe()
    async let readiness = probe.readiness(of: pipe.readEnd, for: .read)
    await Task.yield()
    pipe.send()
    #expect(await readiness == .ready)
    #expect(await probe.readiness(of: pipe.writeEnd, for: .write) == .ready)
    #expect(await probe.readiness(of: pipe.readEnd, for: [.read, .write]) == .ready)
  }

  @Test("A wait whose deadline passes times out, and a past deadline does not block")
  func timeout() async {
    let loop = ThreadLoop(name: "timeout")
    defer { loop.shutdown() }
    let probe = Probe(loop)
    let pipe = Pipe()
    let start = ContinuousClock.now
    #expect(await probe.readiness(of: pipe.readEnd, for: .read, within: .milliseconds(30)) == .timedOut)
    #expect(start.duration(to: .now) >= .milliseconds(30))
    #expect(await probe.readiness(of: pipe.readEnd, for: .read, within: .seconds(-1)) == .timedOut)
  }

  @Test("Cancelling the task ends its wait, before as well as while it waits", arguments: [true, false])
  func cancellation(beforehand: Bool) async {
    let loop = ThreadLoop(name: "cancellation")
    defer { loop.shutdown() }
    let probe = Probe(loop)
    let pipe = Pipe()
    let task = Task { await probe.readiness(of: pipe.readEnd, for: .read) }
    if !beforehand { _ = await probe.note(1) }
    task.cancel()
    #expect(await task.value == .cancelled)
  }

  @Test("A closed peer makes its reader ready rather than waiting for ever")
  func hangUp() async {
    let loop = ThreadLoop(name: "hang-up")
    defer { loop.shutdown() }
    let probe = Probe(loop)
    var ends: [Int32] = [-1, -1]
    #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    let (reader, writer) = (ends[0], ends[1])
    defer { close(reader) }
    async let readiness = probe.readiness(of: reader, for: .read)
    close(writer)
    #expect(await readiness == .ready)
  }

  @Test("Timers fire in the order of their deadlines, cancelled ones not at all")
  func timers() async {
    let waiter = DescriptorWaiter()
    let loop = ThreadLoop(name: "timers", waiter: waiter)
    defer { loop.shutdown() }
    let fired = await withCheckedContinuation { (continuation: CheckedContinuation<[Int], Never>) in
      loop.execute {
        let now = ContinuousClock.now
        let fired = Log()
        for number in [3, 1, 4, 2] {
          waiter.after(now + .milliseconds(number * 5)) { fired.numbers.append(number) }
        }
        waiter.cancel(waiter.after(now + .milliseconds(12)) { fired.numbers.append(99) })
        waiter.after(now + .milliseconds(25)) { continuation.resume(returning: fired.numbers) }
      }
    }
    #expect(fired == [1, 2, 3, 4])
  }

  @Test("A task that prefers the loop runs on its thread, between its actors' calls too")
  func preference() async {
    let loop = ThreadLoop(name: "preference")
    defer { loop.shutdown() }
    let probe = Probe(loop)
    let pipe = Pipe()
    pipe.send()
    await withTaskExecutorPreference(loop.taskExecutor) {
      #expect(loop.isCurrent)
      #expect(await probe.readiness(of: pipe.readEnd, for: .read) == .ready)
      #expect(loop.isCurrent)
    }
    #expect(!loop.isCurrent)
  }

  @Test("Jobs that breed jobs do not starve descriptors")
  func fairness() async {
    let loop = ThreadLoop(name: "fairness")
    defer { loop.shutdown() }
    let probe = Probe(loop)
    let pipe = Pipe()
    pipe.send()
    let breeder = Breeder(loop)
    breeder.start()
    #expect(await probe.readiness(of: pipe.readEnd, for: .read) == .ready)
    breeder.stop()
  }
}

/// Keeps the loop's queue from ever being empty.
private final class Breeder: Sendable {
  private let loop: ThreadLoop
  private let isStopped = Atomic(false)

  init(_ loop: ThreadLoop) {
    self.loop = loop
  }

  func start() {
    loop.execute { [self] in
      if !isStopped.load(ordering: .relaxed) { start() }
    }
  }

  func stop() {
    isStopped.store(true, ordering: .relaxed)
  }
}

/// Collects on one thread.
private final class Log {
  var numbers: [Int] = []
}
