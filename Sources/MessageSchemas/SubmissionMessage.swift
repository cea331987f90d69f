/// How a sealed submission travels on `habeas.intake`: the body is ciphertext for case-intake, the id is the `message_id`.
///
/// The properties are described in `schemas/asyncapi.yaml`, the sealed content in `schemas/messages/submission-content.v1.json`.
public enum SubmissionMessage {
  public static let exchange = "habeas.intake"
  public static let routingKey = "submission"
  public static let queue = "intake.submissions"
  public static let type = "habeas.intake.submission.v1"
  public static let contentType = "application/vnd.habeas.sealed"
  /// 16 MiB of content; what is larger stays at its source and becomes triage (design, rule 2).
  public static let maximumContent = 16 * 1024 * 1024
}
