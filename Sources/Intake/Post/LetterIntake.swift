public import Foundation
import RightsCase
import ScanReading

/// From a scanned letter to a submission.
///
/// Every letter becomes one: what could not be read, or is too large to come along, is incomplete, and a person looks at it (O1).
public struct LetterIntake: Sendable {
  private let reading: LetterReading
  private let minimumConfidence: Double
  private let zone: TimeZone

  /// - Parameters:
  ///   - ownAddress: The controller's address lines: a postcode in them is never the writer's.
  ///   - minimumConfidence: How sure the reading of each page has to be, 0…100.
  ///   - zone: The controller's.
  public init(ownAddress: [String], minimumConfidence: Double, zone: TimeZone) {
    reading = LetterReading(ownPostcodes: Set(ownAddress.flatMap(Postcode.all(in:)).map(\.compared)))
    self.minimumConfidence = minimumConfidence
    self.zone = zone
  }

  /// The id that a scan has as a submission. Its name has no part in it: the same scan put in twice is one letter.
  ///
  /// - Parameter digest: SHA-256 of the scan's bytes.
  public static func submissionID(digest: [UInt8]) -> UUID { SubmissionID.derive(channel: .post, source: "", digest: digest) }

  /// - Returns: The submission, and what is wrong with its index card, which is then attached for a person to read.
  public func submission(_ letter: ScannedLetter, now: Date) -> (submission: Submission, cardFault: IndexCardFault?) {
    var card: IndexCard?
    var fault: IndexCardFault?
    do throws(IndexCardFault) { card = try self.card(of: letter, now: now) } catch { fault = error }
    let id = Self.submissionID(digest: letter.digest)
    let text = letter.document?.text ?? ""
    let submission = Submission(
      id: id, channel: .post, reference: Reference(submission: id), receivedAt: min(card?.received ?? letter.scannedAt, now),
      sender: card?.email.map { Submission.Address(name: card?.name, address: $0) }, subject: "", text: text,
      attachments: attachments(letter, isCardFaulty: fault != nil),
      isIncomplete: fault != nil || letter.content == nil || !isReadable(letter.document),
      postalAddress: card?.postalAddress ?? letter.document.flatMap(reading.sender),
      customerNumber: card?.customerNumber ?? reading.customerNumber(in: text), phone: card?.phone, language: card?.language)
    return (submission, fault)
  }

  private func card(of letter: ScannedLetter, now: Date) throws(IndexCardFault) -> IndexCard? {
    guard let bytes = letter.card else { return nil }
    let card = try IndexCard(bytes, zone: zone)
    guard !ReceiptDate.isAhead(card.received, of: now, zone: zone) else {
      throw IndexCardFault(.future, "'received' on the index card is a day that is still to come")
    }
    return card
  }

  /// Something was read, all of it, and each page that has anything on it surely enough.
  private func isReadable(_ document: ScannedDocument?) -> Bool {
    guard let document, !document.isCut else { return false }
    let confidences = document.pages.compactMap(\.confidence)
    return !confidences.isEmpty && confidences.allSatisfy { $0 >= minimumConfidence }
  }

  /// The scan under a name of ours: what people called it stays where it is.
  private func attachments(_ letter: ScannedLetter, isCardFaulty: Bool) -> [Submission.Attachment] {
    var attachments = [
      Submission.Attachment(
        fileName: "letter" + (letter.format.map { ".\($0.fileExtension)" } ?? ""),
        mediaType: letter.format?.mediaType ?? "application/octet-stream", content: letter.content ?? Data())
    ]
    if isCardFaulty, let card = letter.card, card.count <= IndexCard.maximumBytes {
      attachments.append(Submission.Attachment(fileName: "index-card.yaml", mediaType: "application/yaml", content: Data(card)))
    }
    return attachments
  }
}

extension IndexCard {
  /// The address, where the card has any part of one.
  var postalAddress: PostalAddress? {
    guard name != nil, !address.isEmpty || postcode != nil else { return nil }
    return PostalAddress(name: name, lines: address, postcode: postcode, country: country)
  }
}
