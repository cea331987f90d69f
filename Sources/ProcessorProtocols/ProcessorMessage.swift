import Foundation

/// What a processor is told: what to do, and the least by which it can know whom (N13).
///
/// The same request always has the same bytes, so that sending it again under the same id is a repetition and not a new request.
public struct ProcessorMessage: Sendable, Hashable {
  /// What the processor is to do. It says no more than that: why is not its business.
  public enum Action: String, Sendable, Hashable, Codable {
    /// Stop direct marketing by the channels named.
    case marketingStop = "marketing-stop"
  }

  /// The same in each attempt; letters, digits, `-` and `_`.
  public var id: String
  public var action: Action
  /// On whose behalf, by name.
  public var controller: String
  /// Names of channels, sorted; all of them where empty.
  public var channels: [String]
  public var identifiers: ProcessorIdentifiers

  public init(id: String, action: Action, controller: String, channels: [String], identifiers: ProcessorIdentifiers) {
    self.id = id
    self.action = action
    self.controller = controller
    self.channels = channels.sorted()
    self.identifiers = identifiers
  }

  /// The body: JSON with sorted keys.
  func encoded() throws(ProcessorFault) -> [UInt8] {
    struct Body: Encodable {
      let format = "habeas.processor.request.v1"
      let id: String
      let action: Action
      let controller: String
      let channels: [String]
      let identifiers: ProcessorIdentifiers
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(
        try encoder.encode(Body(id: id, action: action, controller: controller, channels: channels, identifiers: identifiers)))
    } catch {
      throw ProcessorFault(.unspeakable, "the message could not be written as JSON.")
    }
  }
}
