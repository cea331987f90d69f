/// How an interface that answers in pages leads to the next one.
public enum HTTPPages: Sendable, Hashable {
  /// The answer holds, at these names, what the next request gives as `parameter`; nothing there ends it.
  case cursor(next: [String], parameter: String)
  /// Pages are numbered; one without rows ends it.
  case number(parameter: String, first: Int)
  /// The answer holds the next page's URL at these names. It must be at the same server.
  case url(next: [String])
  /// The header `Link` has it, with `rel="next"` (RFC 8288). It must be at the same server.
  case link
}
