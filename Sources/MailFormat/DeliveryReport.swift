/// What a delivery status notification says about a message that was sent before (RFC 3464).
public struct DeliveryReport: Sendable, Hashable {
  public struct Recipient: Sendable, Hashable {
    /// What became of the message for this recipient.
    public enum Action: String, Sendable, Hashable, CaseIterable {
      case failed, delayed, delivered, relayed, expanded
    }

    /// The address that the message was sent to where the report knows it, else the one that delivery ended at.
    public var address: String

    /// `nil` for a word that RFC 3464 does not define.
    public var action: Action?

    /// The enhanced status code, such as `5.1.1` (RFC 3463).
    public var status: String?
  }

  /// The Message-ID of the message that is reported on, without angle brackets, where the report carries its header.
  public var originalMessageID: String?
  public var recipients: [Recipient]
}
