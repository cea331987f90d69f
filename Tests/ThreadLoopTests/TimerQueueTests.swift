import Testing

@testable import ThreadLoop

@Suite("TimerQueue")
struct TimerQueueTests {
  @Test("Timers come due in order, equal ones in the order of setting, removed ones never")
  func order() {
    let now = ContinuousClock.now
    var queue = TimerQueue()
    var fired: [UInt64] = []
    let offsets = [5, 3, 9, 3, 1, 7, 3]
    for (id, offset) in offsets.enumerated() {
      let id = UInt64(id)
      queue.insert(id: id, deadline: now + .seconds(offset)) { fired.append(id) }
    }
    queue.remove(id: 4)
    queue.remove(id: 99)
    #expect(queue.firstDeadline == now + .seconds(3))
    while let action = queue.popFirst(dueAt: now + .seconds(8)) { action() }
    #expect(fired == [1, 3, 6, 0, 5])
    #expect(!queue.isEmpty)
  }

  @Test("A million waits that end before their far deadline leave no heap behind")
  func footprint() {
    let deadline = ContinuousClock.now + .seconds(3600)
    var queue = TimerQueue()
    for id in 0..<1_000_000 {
      queue.insert(id: UInt64(id), deadline: deadline) {}
      queue.remove(id: UInt64(id))
    }
    #expect(queue.isEmpty)
    #expect(queue.footprint <= 128)
  }
}
