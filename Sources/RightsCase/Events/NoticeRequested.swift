public import FoundationEssentials

/// A notice is to be sent.
public struct NoticeRequested: Codable, Hashable, Sendable {
  /// The notice's number in the case, from 1.
  public var notice: Int
  public var kind: NoticeKind
  /// Vault item (correspondence) that holds the recipient: the submission for the writer's own address, the verified subject, or the
  /// challenge.
  public var recipientItem: UUID
  public var language: String
  /// The item that it is about, where it is about one alone.
  public var item: Int?
  /// What an officer is reminded of.
  public var timer: CaseTimer?

  public init(
    notice: Int, kind: NoticeKind, recipientItem: UUID, language: String, item: Int? = nil, timer: CaseTimer? = nil
  ) {
    self.notice = notice
    self.kind = kind
    self.recipientItem = recipientItem
    self.language = language
    self.item = item
    self.timer = timer
  }
}
