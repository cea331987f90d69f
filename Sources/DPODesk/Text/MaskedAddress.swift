/// An address that a glance over a shoulder does not give away: `p…a@h….example`.
enum MaskedAddress {
  static func mask(_ address: String) -> String {
    let parts = address.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return "…" }
    return "\(ends(of: parts[0]))@\(domain(parts[1]))"
  }

  private static func ends(of local: Substring) -> String {
    guard local.count > 2, let first = local.first, let last = local.last else { return "…" }
    return "\(first)…\(last)"
  }

  /// The last label stays whole: it tells little and helps to recognise the address.
  private static func domain(_ domain: Substring) -> String {
    let labels = domain.split(separator: ".")
    guard labels.count > 1, let last = labels.last else { return "…" }
    return labels.dropLast().map { "\($0.prefix(1))…" }.joined(separator: ".") + "." + last
  }
}
