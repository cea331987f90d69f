import ResponseBundle
import RightsCase

/// An answer whose archive fits its manifest and whose manifest a DPO has approved.
struct ApprovedAnswer {
  var version: Int
  var bundle: ResponseBundle
  /// The same as one file, byte for byte as it was assembled.
  var archive: [UInt8]
  /// The key that approved it.
  var keyID: String

  var subject: SendSubject { .answer(version) }
  var digest: String { bundle.manifestDigest }
}
