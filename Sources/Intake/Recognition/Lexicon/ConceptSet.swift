/// A set of concepts, one bit each.
struct ConceptSet: Hashable, Sendable {
  private var low: UInt128 = 0
  private var high: UInt128 = 0

  static let capacity = 256
  private static let half = 128

  init() {}

  init(_ concepts: some Sequence<Int>) { for concept in concepts { insert(concept) } }

  mutating func insert(_ concept: Int) {
    if concept < Self.half { low |= 1 << UInt128(concept) } else { high |= 1 << UInt128(concept - Self.half) }
  }

  mutating func formUnion(_ other: Self) {
    low |= other.low
    high |= other.high
  }

  func union(_ other: Self) -> Self {
    var union = self
    union.formUnion(other)
    return union
  }

  func contains(_ concept: Int) -> Bool {
    concept < Self.half ? low & (1 << UInt128(concept)) != 0 : high & (1 << UInt128(concept - Self.half)) != 0
  }

  func intersects(_ other: Self) -> Bool { low & other.low != 0 || high & other.high != 0 }
  var isEmpty: Bool { low == 0 && high == 0 }
}
