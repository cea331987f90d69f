import Foundation

/// An answer that can be fetched.
struct Offer: Hashable, Sendable {
  let fileName: String
  /// Of the sealed file, which is a few bytes larger than what the person gets.
  let bytes: Int
  let expiresAt: Date
}
