/// Handlers wait here until the test lets them go on.
actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private(set) var inside = 0
  private(set) var most = 0

  func pass() async {
    inside += 1
    most = max(most, inside)
    if !isOpen {
      await withTaskCancellationHandler {
        await withCheckedContinuation { waiting.append($0) }
      } onCancel: {
        // A test that has failed must not leave its handlers waiting.
        Task { await open() }
      }
    }
    inside -= 1
  }

  func open() {
    isOpen = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}
