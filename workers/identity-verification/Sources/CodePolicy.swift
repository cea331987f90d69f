import ControllerProfile
import RightsCase

/// How one-time codes are made and judged, from the controller's profile.
struct CodePolicy: Sendable {
  let digits: Int
  let attempts: Int
  private let policy: ControllerProfile.IdentityPolicy

  init(_ policy: ControllerProfile.IdentityPolicy) {
    digits = policy.codeDigits
    attempts = policy.attempts
    self.policy = policy
  }

  /// In seconds. A code in a letter lives as long as the post takes.
  func lifetime(of method: IdentityMethod) -> Int {
    switch method {
    case .codeToEmailOnFile: policy.codeLifetimeHours * 3600
    case .codeToAddressOnFile: policy.letterCodeLifetimeDays * 86_400
    }
  }
}
