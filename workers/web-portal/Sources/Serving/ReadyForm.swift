import Foundation

/// A form that is genuine and complete, sealed and not stored yet.
struct ReadyForm {
  /// What the person filled in, to be shown again when it cannot be stored.
  let page: FormPage
  /// The submission's id.
  let id: UUID
  /// The reference on the receipt.
  let reference: String
  /// The secret of the link to its status.
  let secret: LinkSecret
  let sealed: SealedForm
}
