extension Duration {
  /// Whole milliseconds, rounded up; between one and what a C `int` holds.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    guard seconds < 2_000_000 else { return 2_000_000_000 }
    guard self > .zero else { return 1 }
    return Int(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  /// Whole seconds, rounded up; at least one.
  var wholeSeconds: Int { (milliseconds + 999) / 1000 }
}
