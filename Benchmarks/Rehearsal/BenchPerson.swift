/// Somebody in the benchmark estate. Every record there carries its own number, so that a record tells whose it is: the estate's rows are
/// canaries by construction.
public struct BenchPerson: Hashable, Sendable {
  /// 1…10,000.
  public let number: Int

  public init(_ number: Int) { self.number = number }

  public static let count = 10_000
  public var name: String { "Name \(number)" }
  public var address: String { "user\(number)@example.com" }
  /// Of `Benchmarks/town`.
  public var postcode: String { "PC\(number)" }
  public var customerNumber: String { "BT-\(10_000 + number)" }

  /// The person behind an address of the estate.
  public init?(address: String) {
    guard let match = address.wholeMatch(of: /user([0-9]+)@example\.com/), let number = Int(match.output.1) else { return nil }
    self.number = number
  }

  /// The primary keys of the person's records, by collection: 63 records.
  public var records: [String: Set<Int>] {
    let orders = Self.range(number, of: 10)
    return [
      "customers": [number], "addresses": Set(Self.range(number, of: 2)), "orders": Set(orders),
      "order_items": Set((orders.lowerBound - 1) * 2 + 1...orders.upperBound * 2), "payments": Set(orders),
      "logins": Set(Self.range(number, of: 20)),
    ]
  }

  /// The numbers of the records of the n-th owner who has `size` of them.
  private static func range(_ owner: Int, of size: Int) -> ClosedRange<Int> { (owner - 1) * size + 1...owner * size }
}
