/// First come, first served, with leaving from anywhere in the line.
struct WaitingLine<Element: Hashable> {
  private var order: [Element?] = []
  private var head = 0
  private var places: [Element: Int] = [:]
  /// The absolute place of `order[0]`, so that dropping the served part keeps the places valid.
  private var base = 0

  var isEmpty: Bool { places.isEmpty }
  var count: Int { places.count }

  mutating func append(_ element: Element) {
    places[element] = base + order.count
    order.append(element)
  }

  mutating func popFirst() -> Element? {
    while head < order.count {
      let element = order[head]
      head += 1
      guard let element else { continue }
      places.removeValue(forKey: element)
      dropServed()
      return element
    }
    dropServed()
    return nil
  }

  /// Whether the element stood in the line.
  @discardableResult
  mutating func remove(_ element: Element) -> Bool {
    guard let place = places.removeValue(forKey: element) else { return false }
    order[place - base] = nil
    return true
  }

  private mutating func dropServed() {
    guard head > 32, head * 2 > order.count else { return }
    order.removeFirst(head)
    base += head
    head = 0
  }
}
