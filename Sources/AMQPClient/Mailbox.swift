/// Hands elements from any thread to one consumer, which is told once for many.
struct Mailbox<Element: Sendable>: Sendable {
  private let elements = Locked<[Element]>([])

  /// Returns whether the consumer must be told: nothing lay in the box before.
  func add(_ element: Element) -> Bool {
    elements.withLock { elements in
      elements.append(element)
      return elements.count == 1
    }
  }

  func add(contentsOf added: [Element]) -> Bool {
    guard !added.isEmpty else { return false }
    return elements.withLock { elements in
      let wasEmpty = elements.isEmpty
      elements.append(contentsOf: added)
      return wasEmpty
    }
  }

  func takeAll() -> [Element] {
    elements.withLock { elements in
      let taken = elements
      elements = []
      return taken
    }
  }
}
