import Hummingbird

/// Whether a form comes from a page of ours.
///
/// Browsers say it in `Sec-Fetch-Site`. Older ones send `Origin`, which the portal's own `Referrer-Policy: no-referrer` makes `null`; what
/// neither says is decided by the form's own token, and by the secret in the path.
struct SameOrigin: Sendable {
  /// As browsers write it: `https://privacy.controller.example`.
  let origin: String

  func accepts(_ headers: HTTPFields) -> Bool {
    if let site = headers[Self.fetchSite] { return site == "same-origin" }
    guard let sent = headers[.origin], sent != "null" else { return true }
    return sent.lowercased() == origin
  }

  private static let fetchSite: HeaderName = .known("sec-fetch-site")
}
