import CaseWorker
import ResponseBundle

/// Why an answer cannot be assembled until somebody has acted: a template that lacks what its letter must say, a program that is missing.
struct AssemblyFault: PublicFault {
  let isTransient = false
  let description: String

  /// `nil` for what may pass by itself.
  init?(_ error: BundleError) {
    switch error {
    case .letterIncomplete, .refusalIncomplete, .template, .reading: description = "\(error.description) Then: dpo resume"
    default: return nil
    }
  }
}
