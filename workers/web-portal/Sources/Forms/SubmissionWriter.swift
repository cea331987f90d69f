import Foundation
import Intake
import RightsCase
import Sealing

/// Makes a submission of a form and seals it: from here on only case-intake can read it.
struct SubmissionWriter: Sendable {
  private let key: IntakePublicKey

  init(key: IntakePublicKey) { self.key = key }

  /// - Parameters:
  ///   - texts: The words that the person saw.
  ///   - now: When it arrived with the organisation (law.md C3).
  func submission(_ form: RequestForm, from genuine: FormSeal.Genuine, texts: PortalTexts, now: Date) -> Submission {
    let subject = Self.subject(form, texts: texts)
    let text = Self.text(form)
    let fields = [form.email, form.phone, form.customerNumber, form.street, form.postcode, form.country, subject, text]
    let content = fields.joined(separator: "\u{1F}")
    let id = SubmissionID.derive(channel: .web, source: Hex.encode(genuine.nonce), content: Array(content.utf8))
    let address =
      form.street.isEmpty
      ? nil
      : PostalAddress(
        name: form.name, lines: form.streetLines, postcode: form.postcode.isEmpty ? nil : form.postcode,
        country: form.country.isEmpty ? nil : form.country)
    return Submission(
      id: id, channel: .web, reference: Reference(submission: id), receivedAt: now,
      sender: form.email.isEmpty ? nil : Submission.Address(name: form.name, address: form.email), subject: subject, text: text,
      postalAddress: address, customerNumber: form.customerNumber.isEmpty ? nil : form.customerNumber,
      phone: form.phone.isEmpty ? nil : form.phone, language: texts.language, ticked: Self.ticked(form))
  }

  /// What was typed in on a status page.
  func answer(_ text: String, to opening: UUID, from genuine: FormSeal.Genuine, texts: PortalTexts, now: Date) -> Submission {
    let id = SubmissionID.derive(
      channel: .web, source: Hex.encode(genuine.nonce), content: Array("\(opening.uuidString)\u{1F}\(text)".utf8))
    return Submission(
      id: id, channel: .web, reference: Reference(submission: id), receivedAt: now, sender: nil, subject: "", text: text,
      language: texts.language, continues: opening)
  }

  func sealed(_ submission: Submission) throws -> SealedForm {
    SealedForm(
      submission: submission.id, sealed: try IntakeSealing.seal(try submission.encoded(), submission: submission.id, to: key))
  }

  /// The ticks in the words of the page, for people to read: what they stand for is data beside it.
  private static func subject(_ form: RequestForm, texts: PortalTexts) -> String {
    form.wishes.map { wish in
      let channels = wish == .marketing ? form.channels.map { texts.form.channel($0) } : []
      return texts.form.wish(wish) + (channels.isEmpty ? "" : ": " + channels.joined(separator: ", "))
    }.joined(separator: "; ")
  }

  private static func ticked(_ form: RequestForm) -> [TickedRight] {
    form.wishes.map { TickedRight($0.right, channels: $0 == .marketing ? form.channels : []) }
  }

  /// The person's own words, and the name.
  private static func text(_ form: RequestForm) -> String { [form.message, form.name].filter { !$0.isEmpty }.joined(separator: "\n\n") }
}
