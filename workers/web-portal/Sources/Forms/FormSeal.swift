import Crypto
import Foundation
import Sealing

/// Marks the portal's own forms, so that only a form that this portal has shown is taken, and the same one once.
///
/// The token in a form is `nonce (16) ‖ seconds (8) ‖ HMAC-SHA256 (32)`, in hexadecimal. Its nonce makes the submission's id and the status
/// link: pressing the button twice, or a reload, is one submission.
struct FormSeal: Sendable {
  /// A form that was shown by this portal.
  struct Genuine: Hashable, Sendable {
    let nonce: [UInt8]
  }

  /// What is wrong with a token.
  enum Fault: Error, Hashable, Sendable {
    case foreign
    case expired
  }

  /// Longer than the 20 hours from which on WCAG 2.2 (2.2.1) no longer counts it as a time limit.
  static let lifetime: TimeInterval = 24 * 3600

  private let key: SymmetricKey

  init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

  static func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// A token for a form that is shown now.
  func token(now: Date) -> String {
    let seconds = UInt64(max(0, now.timeIntervalSince1970))
    let head = Self.randomBytes(16) + (0..<8).map { UInt8(truncatingIfNeeded: seconds >> (56 - 8 * UInt64($0))) }
    return Hex.encode(head + Array(HMAC<SHA256>.authenticationCode(for: Self.bound(head), using: key)))
  }

  func verify(_ token: String, now: Date) throws(Fault) -> Genuine {
    guard let bytes = Hex.decode(token), bytes.count == 56 else { throw .foreign }
    let head = Array(bytes.prefix(24))
    let code = Data(bytes.suffix(32))
    guard HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Self.bound(head), using: key) else { throw .foreign }
    let seconds = head.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let age = now.timeIntervalSince1970 - Double(seconds)
    guard age <= Self.lifetime else { throw .expired }
    return Genuine(nonce: Array(head.prefix(16)))
  }

  private static func bound(_ head: [UInt8]) -> Data { Data("habeas.portal.form.v1\n".utf8) + Data(head) }
}
