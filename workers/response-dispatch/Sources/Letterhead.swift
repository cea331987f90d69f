public import ControllerProfile
public import Foundation
import MailFormat
import RightsCase

/// What every mail of the controller has in common: sender, reply address, identifiers that stay the same when it is sent again.
public struct Letterhead: Sendable {
  private let profile: ControllerProfile
  private let replyAddress: @Sendable (_ caseID: UUID) -> String

  /// - Parameter replyAddress: The address whose signed token brings a reply to its case.
  public init(profile: ControllerProfile, replyAddress: @escaping @Sendable (_ caseID: UUID) -> String) {
    self.profile = profile
    self.replyAddress = replyAddress
  }

  /// The Message-ID of a subject of a case, without angle brackets: the same for each attempt (facts: SMTP cannot be exactly-once).
  func messageID(of subject: SendSubject, caseID: UUID) -> String {
    "\(caseID.uuidString.lowercased()).\(subject.description.replacing(":", with: "."))@\(profile.mail.domain)"
  }

  /// - Parameters:
  ///   - automatic: Written by a machine without a person's decision: no other machine should answer (RFC 3834).
  ///   - toOfficer: What the officer replies is no message of the person's, so no token brings it to the case.
  func draft(
    to recipient: String, caseID: UUID, messageID: String, subject: String, text: String, attachments: [MailAttachment] = [],
    date: Date, automatic: Bool, toOfficer: Bool = false
  ) -> MailDraft {
    MailDraft(
      from: MailAddress(name: profile.mail.fromName, address: profile.mail.intakeAddress),
      replyTo: [MailAddress(name: profile.mail.fromName, address: toOfficer ? recipient : replyAddress(caseID))],
      to: [MailAddress(name: nil, address: recipient)], subject: subject, messageID: messageID, date: date, text: text,
      attachments: attachments,
      extraHeaders: automatic ? [MailHeader(name: "Auto-Submitted", value: "auto-replied")] : [])
  }

  /// The attached archive's file name. A reference may end in one of Crockford's check symbols `*~$=`, and `*` may stand in no file name.
  static func archiveName(of reference: String) -> String {
    "answer-\(reference.filter { $0 == "-" || $0.isASCII && ($0.isLetter || $0.isNumber) }).zip"
  }

  /// The envelope's sender, to which bounces come.
  var sender: String { profile.mail.intakeAddress }
}
