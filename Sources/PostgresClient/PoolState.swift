/// The pool's decisions, as a value: it is told what happened and answers what to do.
///
/// No I/O, no clock and no tasks; ``PostgresPool`` performs the actions.
struct PoolState {
  typealias ConnectionID = Int
  typealias WaiterID = UInt64

  enum Action: Equatable {
    /// Give the connection to the waiter, which has left the line.
    case lease(ConnectionID, to: WaiterID)
    /// Begin to connect; answer with ``PoolState/connected(_:)`` or ``PoolState/connectFailed(_:isFinal:jitter:)``.
    case connect(ConnectionID)
    case close(ConnectionID)
    /// Tell the waiter that no connection can be made; it has left the line.
    case fail(WaiterID)
    /// Call ``PoolState/retryDue()`` after the pause.
    case retry(after: Duration)
  }

  enum Acquisition: Equatable {
    case leased(ConnectionID)
    case waiting([Action])
    case closed
  }

  let maximum: Int
  private(set) var isClosing = false
  private var idle: [ConnectionID] = []
  private var leased: Set<ConnectionID> = []
  private var connecting: Set<ConnectionID> = []
  private var line = WaitingLine<WaiterID>()
  private var impatient: Set<WaiterID> = []
  private var backoff = Backoff(first: .milliseconds(50), longest: .seconds(2))
  private var isPausing = false
  private var lastID = 0

  init(maximum: Int) {
    precondition(maximum > 0, "A pool needs at least one connection.")
    self.maximum = maximum
  }

  /// Nothing is leased, nobody waits and nothing is under way.
  var isDrained: Bool { leased.isEmpty && connecting.isEmpty && line.isEmpty }

  var leasedCount: Int { leased.count }

  var connectionCount: Int { idle.count + leased.count + connecting.count }

  mutating func acquire(_ waiter: WaiterID) -> Acquisition {
    guard !isClosing else { return .closed }
    // The one used last: its server process and its caches are the warmest.
    if let id = idle.popLast() {
      leased.insert(id)
      return .leased(id)
    }
    line.append(waiter)
    return .waiting(connectIfWorthwhile())
  }

  /// The waiter gives up. Whether it still stood in the line: if not, a connection is on its way to it.
  mutating func abandon(_ waiter: WaiterID) -> Bool {
    impatient.remove(waiter)
    return line.remove(waiter)
  }

  /// The waiter has waited as long as it would for a server that cannot be reached: the next failed attempt ends it.
  mutating func patienceEnded(_ waiter: WaiterID) {
    impatient.insert(waiter)
  }

  mutating func release(_ id: ConnectionID, isUsable: Bool) -> [Action] {
    guard leased.remove(id) != nil else { return [] }
    guard isUsable else { return [.close(id)] + connectIfWorthwhile() }
    return offer(id)
  }

  mutating func connected(_ id: ConnectionID) -> [Action] {
    guard connecting.remove(id) != nil else { return [] }
    backoff.reset()
    return offer(id) + connectIfWorthwhile()
  }

  /// - Parameters:
  ///   - isFinal: no waiting will mend it (a wrong password, say).
  ///   - jitter: from 0 to 1, see ``Backoff``.
  mutating func connectFailed(_ id: ConnectionID, isFinal: Bool, jitter: Double) -> [Action] {
    guard connecting.remove(id) != nil else { return [] }
    var actions: [Action] = []
    // While some connection lives, those who wait are served by it in time.
    if isFinal || idle.isEmpty && leased.isEmpty {
      var staying: [WaiterID] = []
      while let waiter = line.popFirst() {
        if isFinal || impatient.remove(waiter) != nil { actions.append(.fail(waiter)) } else { staying.append(waiter) }
      }
      if isFinal { impatient.removeAll() }
      for waiter in staying { line.append(waiter) }
    }
    if !isPausing {
      isPausing = true
      actions.append(.retry(after: backoff.next(jitter: jitter)))
    }
    return actions
  }

  mutating func retryDue() -> [Action] {
    isPausing = false
    return connectIfWorthwhile()
  }

  /// Accepts no new waiters; those in the line are still served.
  mutating func beginClosing() -> [Action] {
    isClosing = true
    defer { idle.removeAll() }
    return idle.map { .close($0) }
  }

  private mutating func offer(_ id: ConnectionID) -> [Action] {
    if let waiter = line.popFirst() {
      impatient.remove(waiter)
      leased.insert(id)
      return [.lease(id, to: waiter)]
    }
    if isClosing { return [.close(id)] }
    idle.append(id)
    return []
  }

  /// One attempt for each waiter that none is under way for.
  private mutating func connectIfWorthwhile() -> [Action] {
    guard !isPausing else { return [] }
    var actions: [Action] = []
    while connecting.count < line.count, connectionCount < maximum {
      lastID += 1
      connecting.insert(lastID)
      actions.append(.connect(lastID))
    }
    return actions
  }
}
