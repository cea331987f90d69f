import Foundation

/// A submission as it lies in the spool: readable by case-intake alone.
struct SealedForm: Hashable, Sendable {
  let submission: UUID
  let sealed: [UInt8]
}
