/// Which statements one session has prepared, by their text.
///
/// A value without I/O: the connection tells it what the server has confirmed.
struct StatementCache {
  private struct Entry {
    let name: String
    var lastUse: UInt64
  }

  /// Longer texts (generated lists, mostly) are not worth keeping.
  static let longestText = 16_384

  let capacity: Int
  private var entries: [String: Entry] = [:]
  private var uses: UInt64 = 0
  private var names: UInt64 = 0

  /// Names that are no longer used and that the server still holds.
  private(set) var obsolete: [String] = []

  init(capacity: Int) {
    self.capacity = capacity
  }

  var count: Int { entries.count }

  /// The name under which a text is prepared, if it is.
  mutating func name(of sql: String) -> String? {
    guard let index = entries.index(forKey: sql) else { return nil }
    uses += 1
    entries.values[index].lastUse = uses
    return entries.values[index].name
  }

  /// A name never used before in this session.
  mutating func makeName() -> String {
    names += 1
    return "s\(names)"
  }

  /// The server has prepared the text under the name. The least recently used entry makes room.
  mutating func confirm(_ sql: String, name: String) {
    if let former = entries.removeValue(forKey: sql) { obsolete.append(former.name) }
    if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      entries.removeValue(forKey: oldest.key)
      obsolete.append(oldest.value.name)
    }
    uses += 1
    entries[sql] = Entry(name: name, lastUse: uses)
  }

  /// The server has dropped an obsolete statement.
  mutating func dropped(_ name: String) {
    obsolete.removeAll { $0 == name }
  }

  /// Forgets everything: the names are not to be relied on any more, whether or not the server still holds them.
  mutating func forgetAll() {
    entries.removeAll()
    obsolete.removeAll()
  }
}
