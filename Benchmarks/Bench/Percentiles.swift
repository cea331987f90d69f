/// The spread of some figures, in milliseconds.
struct Percentiles: Codable, Sendable {
  var count: Int
  var p50: Double
  var p99: Double
  var largest: Double

  /// - Parameter seconds: In any order.
  init?(_ seconds: [Double]) {
    guard !seconds.isEmpty else { return nil }
    let sorted = seconds.sorted()
    func at(_ fraction: Double) -> Double { sorted[min(Int(fraction * Double(sorted.count)), sorted.count - 1)] * 1000 }
    count = sorted.count
    p50 = at(0.5)
    p99 = at(0.99)
    largest = sorted[sorted.count - 1] * 1000
  }
}
