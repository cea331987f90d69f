public import FoundationEssentials

/// A notice is to be sent.
public struct NoticeRequested: Codable, Hashable, Sendable {
  /// The notice's number in the case, from 1.
  public var notice: Int
  public var kind: NoticeKind
  /// Vault item (correspondence) that holds the recipient: the submission for the writer's own address, else the challenge.
  public var recipientItem: UUID
  public var language: String

  public init(notice: Int, kind: NoticeKind, recipientItem: UUID, language: String) {
    self.notice = notice
    self.kind = kind
    self.recipientItem = recipientItem
    self.language = language
  }
}
