/// What values look like, whatever their column is called.
public enum ValueShape: String, Sendable, Hashable, CaseIterable {
  case email, telephone, address, iban

  /// The shape of most of the values; `nil` where they have none in common, or are too few to tell.
  public init?(of values: some Sequence<String>) {
    var counts: [ValueShape: Int] = [:]
    var total = 0
    for value in values where !value.isEmpty {
      total += 1
      if let shape = Self.shape(of: value) { counts[shape, default: 0] += 1 }
    }
    guard total >= 3, let best = counts.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }), best.value * 4 >= total * 3
    else {
      return nil
    }
    self = best.key
  }

  private static func shape(of value: String) -> ValueShape? {
    if value.wholeMatch(of: /[^@\s]+@[^@\s]+\.[A-Za-z]{2,}/) != nil { return .email }
    if value.wholeMatch(of: /[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}/) != nil { return .iban }
    if value.wholeMatch(of: /\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){2,7}/) != nil { return .address }
    let digits = value.count(where: \.isNumber)
    if (7...15).contains(digits), value.wholeMatch(of: /\+?[0-9 ()\/-]+/) != nil, "+0(".contains(value.prefix(1)) {
      return .telephone
    }
    return nil
  }
}
