/// Timers in the order of their deadlines: a binary heap whose removed entries are left behind and skipped.
struct TimerQueue {
  private struct Entry {
    let deadline: ContinuousClock.Instant
    let id: UInt64

    /// Equal deadlines fire in the order in which they were set.
    func precedes(_ other: Entry) -> Bool {
      deadline == other.deadline ? id < other.id : deadline < other.deadline
    }
  }

  private var heap: [Entry] = []
  private var actions: [UInt64: () -> Void] = [:]

  var isEmpty: Bool { actions.isEmpty }

  /// The heap's size, removed entries included.
  var footprint: Int { heap.count }

  /// The first deadline that still stands.
  var firstDeadline: ContinuousClock.Instant? {
    mutating get {
      dropRemoved()
      return heap.first?.deadline
    }
  }

  mutating func insert(id: UInt64, deadline: ContinuousClock.Instant, action: @escaping () -> Void) {
    actions[id] = action
    heap.append(Entry(deadline: deadline, id: id))
    siftUp(heap.count - 1)
  }

  mutating func remove(id: UInt64) {
    guard actions.removeValue(forKey: id) != nil else { return }
    if heap.count > 64, heap.count > 2 * actions.count { compact() }
  }

  /// The action of the earliest timer whose deadline has passed, taken out of the queue.
  mutating func popFirst(dueAt now: ContinuousClock.Instant) -> (() -> Void)? {
    dropRemoved()
    guard let first = heap.first, first.deadline <= now else { return nil }
    removeFirst()
    return actions.removeValue(forKey: first.id)
  }

  private mutating func dropRemoved() {
    while let first = heap.first, actions[first.id] == nil { removeFirst() }
  }

  /// Short waits with long deadlines would otherwise pile up dead entries until those deadlines.
  private mutating func compact() {
    heap.removeAll { actions[$0.id] == nil }
    heap.sort { $0.precedes($1) }
  }

  private mutating func removeFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    siftDown(0)
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].precedes(heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown(_ start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].precedes(heap[least]) {
        least = child
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
