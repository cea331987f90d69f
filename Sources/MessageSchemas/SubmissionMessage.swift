/// How a sealed submission travels on `habeas.intake`: the body is ciphertext for case-intake, the id is the `message_id`.
///
/// Its description is `schemas/messages/submission.v1.json` (the properties; the sealed content has a schema of its own).
public enum SubmissionMessage {
  public static let exchange = "habeas.intake"
  public static let routingKey = "submission"
  public static let queue = "intake.submissions"
  public static let type = "habeas.intake.submission.v1"
  public static let contentType = "application/vnd.habeas.sealed"
  /// 16 MiB of content; what is larger stays at its source and becomes triage (design, rule 2).
  public static let maximumContent = 16 * 1024 * 1024
}
