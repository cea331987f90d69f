/// The messages of one channel that wait for a confirm, by delivery tag. Tags begin at 1 and have no gaps.
struct ConfirmWindow<Entry> {
  private var entries: [Entry?] = []
  /// The place in `entries` of the first tag that is not settled.
  private var head = 0
  /// The tag at `entries[0]`.
  private var base: UInt64 = 1

  /// How many are open.
  private(set) var count = 0

  /// The tag that the next message gets.
  var nextTag: UInt64 { base + UInt64(entries.count) }

  @discardableResult
  mutating func append(_ entry: Entry) -> UInt64 {
    let tag = nextTag
    entries.append(entry)
    count += 1
    return tag
  }

  /// The open entry of a tag, in place; `nil` when the tag was never given or is settled.
  mutating func update(_ tag: UInt64, _ body: (inout Entry) -> Void) {
    guard let index = index(of: tag), entries[index] != nil else { return }
    body(&entries[index]!)
  }

  /// Settles one tag.
  mutating func remove(_ tag: UInt64) -> Entry? {
    guard let index = index(of: tag), let entry = entries[index].take() else { return nil }
    count -= 1
    advance()
    return entry
  }

  /// Settles every open tag up to and with this one; 0 stands for all, as the protocol has it.
  mutating func removeAll(through tag: UInt64) -> [Entry] {
    let last = tag == 0 ? nextTag - 1 : min(tag, nextTag - 1)
    guard last >= base + UInt64(head) else { return [] }
    var removed: [Entry] = []
    for index in head...Int(last - base) {
      if let entry = entries[index].take() { removed.append(entry) }
    }
    count -= removed.count
    advance()
    return removed
  }

  mutating func remove(where shouldRemove: (Entry) -> Bool) -> [Entry] {
    var removed: [Entry] = []
    for index in entries.indices.dropFirst(head) {
      guard let entry = entries[index], shouldRemove(entry) else { continue }
      entries[index] = nil
      removed.append(entry)
    }
    count -= removed.count
    advance()
    return removed
  }

  /// The open entries, in the order of their tags.
  var openEntries: [Entry] { entries[head...].compactMap { $0 } }

  private func index(of tag: UInt64) -> Int? {
    guard tag >= base + UInt64(head), tag < nextTag else { return nil }
    return Int(tag - base)
  }

  /// Passes over what is settled and gives its room back now and then.
  private mutating func advance() {
    while head < entries.count, entries[head] == nil { head += 1 }
    if head == entries.count || (head >= 1024 && head * 2 > entries.count) {
      base += UInt64(head)
      entries.removeFirst(head)
      head = 0
    }
  }
}
