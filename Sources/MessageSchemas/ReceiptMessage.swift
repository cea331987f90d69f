public import FoundationEssentials

/// Tells a channel that its submission is in the database and may be put away (design, rule 1).
///
/// Its JSON Schema is `schemas/messages/receipt.v1.json`.
public struct ReceiptMessage: Codable, Hashable, Sendable {
  public static let type = "habeas.intake.receipt.v1"

  public var submission: UUID
  /// What became of it: `opened`, `joined`, `bounce`, `not-a-request` or `refused`. Readers take unknown words as `opened`.
  public var outcome: String

  public init(submission: UUID, outcome: String) {
    self.submission = submission
    self.outcome = outcome
  }

  /// Reads a receipt.
  ///
  /// - Throws: `MessageFault` that says what is wrong.
  public init(type: String?, body: [UInt8]) throws(MessageFault) {
    guard type == Self.type else {
      throw MessageFault(.unknownType, "message type '\(type?.prefix(80) ?? "none")' is not \(Self.type)")
    }
    guard body.count <= 4096, let receipt = try? JSONDecoder().decode(ReceiptMessage.self, from: Data(body)) else {
      throw MessageFault(.malformed, "the body of a receipt is not {submission, outcome}")
    }
    self = receipt
  }
}
