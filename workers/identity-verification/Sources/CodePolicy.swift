import ControllerProfile

/// How one-time codes are made and judged, from the controller's profile.
struct CodePolicy: Sendable {
  let digits: Int
  /// Seconds.
  let lifetime: Int
  let attempts: Int

  init(_ policy: ControllerProfile.IdentityPolicy) {
    digits = policy.codeDigits
    lifetime = policy.codeLifetimeHours * 3600
    attempts = policy.attempts
  }
}
