/// A set of concepts, one bit each.
struct ConceptSet: Hashable, Sendable {
  private(set) var bits: UInt128 = 0

  static let capacity = 128

  init() {}

  init(_ concepts: some Sequence<Int>) { for concept in concepts { insert(concept) } }

  mutating func insert(_ concept: Int) { bits |= 1 << UInt128(concept) }
  mutating func formUnion(_ other: Self) { bits |= other.bits }
  func contains(_ concept: Int) -> Bool { bits & (1 << UInt128(concept)) != 0 }
  func intersects(_ other: Self) -> Bool { bits & other.bits != 0 }
  var isEmpty: Bool { bits == 0 }
}
