/// A processor is about to be told: committed before anything leaves (rule 4).
public struct ProcessorAttempted: Codable, Hashable, Sendable {
  public var item: Int
  public var processor: String
  /// From 1 within item and processor.
  public var attempt: Int
  /// What the processor knows the request by, the same in each attempt, so that a repetition has one effect.
  public var messageID: String

  public init(item: Int, processor: String, attempt: Int, messageID: String) {
    self.item = item
    self.processor = processor
    self.attempt = attempt
    self.messageID = messageID
  }
}
