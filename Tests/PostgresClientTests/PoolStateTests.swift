import Testing

@testable import PostgresClient

@Suite("Pool decisions, without a server")
struct PoolStateTests {
  @Test("Connections are made as waiters come, up to the maximum, and go to the first in the line")
  func growth() {
    var pool = PoolState(maximum: 2)
    #expect(pool.acquire(1) == .waiting([.connect(1)]))
    #expect(pool.acquire(2) == .waiting([.connect(2)]))
    #expect(pool.acquire(3) == .waiting([]))
    #expect(pool.connected(2) == [.lease(2, to: 1)])
    #expect(pool.connected(1) == [.lease(1, to: 2)])
    #expect(pool.release(2, isUsable: true) == [.lease(2, to: 3)])
    #expect(pool.release(2, isUsable: true) == [])
    #expect(pool.acquire(4) == .leased(2))
  }

  @Test("A broken connection is closed and replaced for who waits")
  func replacement() {
    var pool = PoolState(maximum: 1)
    _ = pool.acquire(1)
    _ = pool.connected(1)
    #expect(pool.acquire(2) == .waiting([]))
    #expect(pool.release(1, isUsable: false) == [.close(1), .connect(2)])
    #expect(pool.connected(2) == [.lease(2, to: 2)])
  }

  @Test("Who leaves the line gets nothing; a connection made for them serves the next")
  func leaving() {
    var pool = PoolState(maximum: 1)
    _ = pool.acquire(1)
    let (first, second) = (pool.abandon(1), pool.abandon(1))
    #expect(first && !second)
    #expect(pool.connected(1) == [])
    #expect(pool.acquire(2) == .leased(1))
  }

  @Test("A failed attempt is tried again after a growing pause; who has lost patience is told")
  func backoff() {
    var pool = PoolState(maximum: 4)
    _ = pool.acquire(1)
    #expect(pool.connectFailed(1, isFinal: false, jitter: 0) == [.retry(after: .milliseconds(50))])
    #expect(pool.acquire(2) == .waiting([]), "nobody connects during the pause")
    #expect(pool.retryDue() == [.connect(2), .connect(3)])
    pool.patienceEnded(1)
    #expect(pool.connectFailed(2, isFinal: false, jitter: 0) == [.fail(1), .retry(after: .milliseconds(100))])
    #expect(pool.connectFailed(3, isFinal: false, jitter: 0) == [])
    #expect(pool.retryDue() == [.connect(4)])
    #expect(pool.connected(4) == [.lease(4, to: 2)])
  }

  @Test("A refused login fails everyone who waits, unless a connection lives")
  func refusal() {
    var pool = PoolState(maximum: 4)
    _ = pool.acquire(1)
    _ = pool.acquire(2)
    #expect(pool.connectFailed(1, isFinal: true, jitter: 0).prefix(2) == [.fail(1), .fail(2)])
  }

  @Test("The impatient wait on while some connection lives")
  func patienceWithConnections() {
    var pool = PoolState(maximum: 2)
    _ = pool.acquire(1)
    _ = pool.connected(1)
    _ = pool.acquire(2)
    pool.patienceEnded(2)
    #expect(pool.connectFailed(2, isFinal: false, jitter: 0) == [.retry(after: .milliseconds(50))])
    #expect(pool.release(1, isUsable: true) == [.lease(1, to: 2)])
  }

  @Test("Closing serves the line, closes what comes back and takes nobody new")
  func closing() {
    var pool = PoolState(maximum: 1)
    _ = pool.acquire(1)
    _ = pool.connected(1)
    _ = pool.acquire(2)
    #expect(pool.beginClosing() == [])
    #expect(pool.acquire(3) == .closed)
    #expect(!pool.isDrained)
    #expect(pool.release(1, isUsable: true) == [.lease(1, to: 2)])
    #expect(pool.release(1, isUsable: true) == [.close(1)])
    #expect(pool.isDrained)
  }

  @Test("100,000 random events never lease a connection twice, exceed the maximum, or lose a waiter")
  func randomEvents() {
    var random = SplitMix(state: 42)
    var pool = PoolState(maximum: 3)
    var leased: [Int: UInt64] = [:]
    var connecting: Set<Int> = []
    var waiting: Set<UInt64> = []
    var isPausing = false
    var next: UInt64 = 0
    func perform(_ actions: [PoolState.Action]) {
      for action in actions {
        switch action {
        case .lease(let id, let waiter):
          #expect(leased.updateValue(waiter, forKey: id) == nil)
          #expect(waiting.remove(waiter) != nil)
        case .connect(let id): connecting.insert(id)
        case .close: break
        case .fail(let waiter): #expect(waiting.remove(waiter) != nil)
        case .retry: isPausing = true
        }
      }
    }
    for _ in 0..<100_000 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1:
        next += 1
        switch pool.acquire(next) {
        case .leased(let id): #expect(leased.updateValue(next, forKey: id) == nil)
        case .waiting(let actions):
          waiting.insert(next)
          perform(actions)
        case .closed: Issue.record("closed")
        }
      case 2, 3:
        guard let id = leased.keys.randomElement(using: &random) else { continue }
        leased[id] = nil
        perform(pool.release(id, isUsable: Bool.random(using: &random)))
      case 4:
        guard let id = connecting.popFirst() else { continue }
        perform(pool.connected(id))
      case 5:
        guard let id = connecting.popFirst() else { continue }
        perform(pool.connectFailed(id, isFinal: Int.random(in: 0..<10, using: &random) == 0, jitter: 0.5))
      case 6:
        guard let waiter = waiting.randomElement(using: &random) else { continue }
        guard Bool.random(using: &random) else {
          pool.patienceEnded(waiter)
          continue
        }
        let wasWaiting = pool.abandon(waiter)
        #expect(wasWaiting)
        waiting.remove(waiter)
      default:
        guard isPausing else { continue }
        isPausing = false
        perform(pool.retryDue())
      }
      #expect(pool.connectionCount <= 3)
      if !waiting.isEmpty { #expect(!connecting.isEmpty || !leased.isEmpty || isPausing, "somebody waits for nothing") }
    }
  }

  @Test("The prepared statements: the least recently used makes room, and a failed drop is tried again")
  func statements() {
    var cache = StatementCache(capacity: 2)
    cache.confirm("a", name: cache.makeName())
    cache.confirm("b", name: cache.makeName())
    #expect(cache.name(of: "a") == "s1")
    cache.confirm("c", name: cache.makeName())
    #expect(cache.name(of: "b") == nil && cache.obsolete == ["s2"])
    cache.dropped("s2")
    #expect(cache.obsolete.isEmpty && cache.count == 2)
    cache.forgetAll()
    #expect(cache.name(of: "a") == nil)
    #expect(cache.makeName() == "s4", "a forgotten name may still live at the server")
  }

  @Test("A line serves in order and lets anyone leave")
  func line() {
    var line = WaitingLine<Int>()
    for number in 0..<1000 { line.append(number) }
    for number in stride(from: 0, to: 1000, by: 3) { line.remove(number) }
    var served: [Int] = []
    while let number = line.popFirst() {
      served.append(number)
      if number == 500 { line.append(2000) }
    }
    #expect(served == (0..<1000).filter { $0 % 3 != 0 } + [2000])
    #expect(line.isEmpty && line.popFirst() == nil)
  }
}

/// A generator with a fixed seed, so that a failure can be run again.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
