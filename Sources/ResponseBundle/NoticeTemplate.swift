/// A text notice of a controller: `letters/<language>/<kind>.txt`, a Mustache template whose first line is the subject.
///
/// ```swift
/// let template = try NoticeTemplate.load(.acknowledgement, language: "en", lettersDirectory: "controllers/optimised-group/letters")
/// let notice = try template.render(NoticeValues(profile: profile, reference: "4T7K9-Q2MXC", …))
/// ```
public struct NoticeTemplate: Sendable {
  /// The notices that Habeas sends as text. The raw value is the template's file name without `.txt`.
  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    /// "We have your request": the same whether or not anything is held.
    case acknowledgement
    /// A one-time code to a contact on file (law.md R12).
    case identityCode = "identity-code"
    /// The same in a letter to a postal address on file.
    case identityLetter = "identity-letter"
    /// The code once more, by mail or by letter.
    case identityReminder = "identity-reminder"
    /// The identity check did not succeed; tells nothing about what is held (N7).
    case identityFailed = "identity-failed"
    /// The reply to a writer who may not be who they say: tells nothing about what is held (N7).
    case neutral
    /// Marketing has been stopped, by the channels that were named, and what may still come (law.md R7, N10).
    case marketingStopConfirmation = "marketing-stop-confirmation"
    /// The body of the email that carries an answer's archive.
    case answerEmail = "answer-email"
    /// The body of the email that carries the link to an answer at the portal.
    case answerLink = "answer-link"
    /// A refusal as text (law.md R14).
    case refusal
    /// Which data or processing is meant, and what the question does to the clock (law.md C6).
    case clarification
    case clarificationReminder = "clarification-reminder"
    /// Two more months, with the reasons (law.md C5).
    case extensionNotice = "extension"
    /// The answer is late (law.md C5).
    case late
    /// A fee, and what it does to the clock (law.md C3, R13).
    case fee
    case complaintAcknowledgement = "complaint-acknowledgement"
    case complaintProgress = "complaint-progress"
    case complaintOutcome = "complaint-outcome"
    /// Tells the officer that a date of a case is near or past.
    case officerReminder = "officer-reminder"
    /// How a right other than access ended: granted, granted in part, not held, out of scope (law.md R2 to R9, R14).
    case rightOutcome = "right-outcome"
    /// A restriction ends, told before it does (law.md R4).
    case restrictionLifting = "restriction-lifting"
    /// What a recipient is told of a correction, an erasure, a restriction or an objection (law.md R5).
    case processorNotice = "processor-notice"
    /// Somebody who writes for another is asked to show that they may (law.md R19).
    case authorityRequest = "authority-request"
    /// A draft of what the authority is told of a breach (law.md R24, Article 33(3)); a person completes and sends it.
    case breachAuthority = "breach-authority"
    /// A draft of what the person is told of a breach (law.md R24, Article 34(2)); a person completes and sends it.
    case breachPerson = "breach-person"
  }

  public let kind: Kind
  public let language: String
  /// SHA-256 (hex) of the template file.
  public var digest: String { template.digest }
  private let template: TextTemplate

  /// Reads and checks a template.
  ///
  /// - Parameter lettersDirectory: the folder that has a folder for each language.
  /// - Throws: ``TemplateError`` with the file's path and, where one is at fault, the placeholder.
  public static func load(
    _ kind: Kind, language: String, lettersDirectory: String
  ) throws(TemplateError) -> NoticeTemplate {
    let file = "\(lettersDirectory)/\(language)/\(kind.rawValue).txt"
    return NoticeTemplate(kind: kind, language: language, template: try TextTemplate(file: file, escaping: .none))
  }

  /// Fills the template in.
  ///
  /// - Throws: ``TemplateError`` for a placeholder that does not exist or has no value, and for a text that lacks what its kind must say.
  public func render(_ values: NoticeValues) throws(TemplateError) -> RenderedNotice {
    let values = values.translated(into: language)
    let notice = try filled(values)
    let text = LetterText(notice.subject + "\n" + notice.body)
    if let missing = requiredParts(values).firstMissing(in: text) {
      throw TemplateError(code: .partMissing, file: template.file, key: missing)
    }
    for choice in requiredChoices(values) {
      // An empty line more or less is no difference.
      guard let other = choice.other, !LetterText(try filled(other).body).reads(as: LetterText(notice.body)) else {
        throw TemplateError(code: .partMissing, file: template.file, key: choice.name)
      }
    }
    return notice
  }

  private func filled(_ values: NoticeValues) throws(TemplateError) -> RenderedNotice {
    let text = try template.render(values.placeholders(language: language)).replacing("\r\n", with: "\n")
    let parts = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].hasPrefix("Subject:"), parts[1].allSatisfy(\.isWhitespace) else {
      throw TemplateError(code: .subjectMissing, file: template.file)
    }
    let subject = parts[0].dropFirst("Subject:".count).trimmingPrefix(while: \.isWhitespace)
    return RenderedNotice(subject: String(subject), body: String(parts[2]), templateDigest: digest)
  }
}
