/// Which scans have rested long enough to be complete: a scanner may write for a while, and the index card may come after the scan.
struct SettledScans {
  private var seen: [Scan: ContinuousClock.Instant] = [:]
  private let settling: Duration

  /// - Parameter settling: How long scan and card must have stayed as they are.
  init(settling: Duration) { self.settling = settling }

  /// Takes a look into account.
  ///
  /// - Returns: Those that were there unchanged for long enough.
  mutating func look(_ scans: [Scan], at now: ContinuousClock.Instant) -> [Scan] {
    var next: [Scan: ContinuousClock.Instant] = [:]
    for scan in scans { next[scan] = seen[scan] ?? now }
    seen = next
    return scans.filter { seen[$0].map { $0.duration(to: now) >= settling } ?? false }
  }
}
