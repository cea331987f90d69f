/// A queue on an array: constant time at both ends on average, for values that state machines can hold.
struct Fifo<Element> {
  private var storage: [Element?] = []
  private var head = 0

  var count: Int { storage.count - head }
  var isEmpty: Bool { head == storage.count }

  mutating func append(_ element: Element) {
    storage.append(element)
  }

  mutating func popFirst() -> Element? {
    guard head < storage.count else { return nil }
    let element = storage[head].take()
    head += 1
    if head == storage.count {
      storage.removeAll(keepingCapacity: head < 4096)
      head = 0
    } else if head >= 1024, head * 2 > storage.count {
      storage.removeFirst(head)
      head = 0
    }
    return element
  }

  mutating func removeAll() -> [Element] {
    defer { self = Fifo() }
    return elements
  }

  /// Takes out what `shouldRemove` names, in order; the rest keeps its order.
  mutating func remove(where shouldRemove: (Element) -> Bool) -> [Element] {
    var removed: [Element] = []
    var kept: [Element?] = []
    for case let element? in storage[head...] {
      if shouldRemove(element) { removed.append(element) } else { kept.append(element) }
    }
    storage = kept
    head = 0
    return removed
  }

  /// All, in order.
  var elements: [Element] { storage[head...].compactMap { $0 } }
}
