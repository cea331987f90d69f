public import Foundation
public import RightsCase

/// What a person sent, as its channel saw it: the JSON inside the sealed intake message, and the first item in the case's vault.
///
/// Its JSON Schema is `schemas/messages/submission-content.v1.json`.
public struct Submission: Codable, Hashable, Sendable {
  /// An address with the name that stood beside it.
  public struct Address: Codable, Hashable, Sendable {
    public var name: String?
    public var address: String

    public init(name: String?, address: String) {
      self.name = name
      self.address = address
    }
  }

  /// A file that came with it.
  public struct Attachment: Codable, Hashable, Sendable {
    public var fileName: String?
    public var mediaType: String
    public var content: Data

    public init(fileName: String?, mediaType: String, content: Data) {
      self.fileName = fileName
      self.mediaType = mediaType
      self.content = content
    }
  }

  /// A report that one of our own mails did not arrive (RFC 3464).
  public struct Bounce: Codable, Hashable, Sendable {
    public var originalMessageID: String?

    public init(originalMessageID: String?) { self.originalMessageID = originalMessageID }
  }

  /// The schema's version.
  public var schema = Self.schemaName
  /// Derived from channel, source and content: the same submission handed in again has the same id (design, rule 1).
  public var id: UUID
  public var channel: Channel
  /// Made by the channel; what people call the case.
  public var reference: Reference
  /// When it arrived with the organisation (law.md C3): not when it was polled or read.
  public var receivedAt: Date
  /// The writer's own address, where the channel has one.
  public var sender: Address?
  /// Where the writer wants the reply; without it the sender's address.
  public var replyTo: Address?
  public var subject: String
  /// The writer's own words.
  public var text: String
  /// What they quoted: context for people, never a wish.
  public var quoted: String?
  public var attachments: [Attachment]
  /// Signed tokens found in the addresses that it was sent to, and identifiers of mails that it answers.
  public var threadTokens: [String]
  public var answers: [String]
  /// Written by a machine (RFC 3834): never answered.
  public var isAutomatic: Bool
  public var bounce: Bounce?
  /// Where the writer's letter came from, as read from it or from its index card.
  public var postalAddress: PostalAddress?
  /// The customer number that the writer gave.
  public var customerNumber: String?
  /// The telephone number that the writer gave.
  public var phone: String?
  /// The language that the channel knows of, as a BCP 47 tag: a form's own. Without it recognition decides.
  public var language: String?
  /// What was ticked on a form, which needs no recognition. Believed from the web portal alone; `nil` where the channel has no form.
  public var ticked: [TickedRight]?
  /// The submission that this one continues. Believed from the web portal alone, which knows it by the secret link.
  public var continues: UUID?
  /// Attachments were too large to come along: they stay at the source, and a person has to look there (design, rule 2).
  public var isIncomplete: Bool

  public static let schemaName = "habeas.submission.v1"

  public init(
    id: UUID, channel: Channel, reference: Reference, receivedAt: Date, sender: Address?, replyTo: Address? = nil, subject: String,
    text: String, quoted: String? = nil, attachments: [Attachment] = [], threadTokens: [String] = [], answers: [String] = [],
    isAutomatic: Bool = false, bounce: Bounce? = nil, isIncomplete: Bool = false, postalAddress: PostalAddress? = nil,
    customerNumber: String? = nil,
    phone: String? = nil, language: String? = nil, ticked: [TickedRight]? = nil, continues: UUID? = nil
  ) {
    self.id = id
    self.channel = channel
    self.reference = reference
    self.receivedAt = receivedAt
    self.sender = sender
    self.replyTo = replyTo
    self.subject = subject
    self.text = text
    self.quoted = quoted
    self.attachments = attachments
    self.threadTokens = threadTokens
    self.answers = answers
    self.isAutomatic = isAutomatic
    self.bounce = bounce
    self.isIncomplete = isIncomplete
    self.postalAddress = postalAddress
    self.customerNumber = customerNumber
    self.phone = phone
    self.language = language
    self.ticked = ticked
    self.continues = continues
  }

  /// The address that a notice which reveals nothing held may go to (design, rule 11).
  public var replyAddress: String? { (replyTo ?? sender)?.address }

  /// Whether a reply can reach the writer at all: by mail or by post.
  public var hasWayToReply: Bool { replyAddress != nil || postalAddress?.isComplete ?? false }
}
