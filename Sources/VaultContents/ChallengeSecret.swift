/// A one-time code with the person it would prove and the contact on file that it goes to.
public struct ChallengeSecret: VaultContent {
  public static let kind = "challenge"

  public var code: String
  public var subject: VerifiedSubject

  public init(code: String, subject: VerifiedSubject) {
    self.code = code
    self.subject = subject
  }
}
