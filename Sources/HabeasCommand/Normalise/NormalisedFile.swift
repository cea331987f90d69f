import Foundation
import Intake

/// What a file became, as one line of JSON with sorted keys.
struct NormalisedFile: Encodable {
  enum Disposition: String, Encodable {
    case taken
    case triage
    case refused
  }

  struct Attachment: Encodable {
    var name: String?
    var type: String
    var bytes: Int
  }

  /// As it was named on the command line.
  var file: String
  /// The mail's number in a file that holds several, from 1.
  var message: Int?
  var disposition: Disposition
  /// A code, where it is not simply taken.
  var reason: String?
  var id: UUID?
  var receivedAt: Date?
  var sender: String?
  var postalAddress: PostalAddress?
  var customerNumber: String?
  var subject: String?
  var text: String?
  var attachments: [Attachment] = []

  init(file: String, refusal: String) {
    self.file = file
    disposition = .refused
    reason = refusal
  }

  /// - Parameter reason: Why a person has to look, where one has to.
  init(file: String, submission: Submission, reason: String?) {
    self.file = file
    disposition = reason == nil ? .taken : .triage
    self.reason = reason
    id = submission.id
    receivedAt = submission.receivedAt
    sender = submission.sender?.address
    postalAddress = submission.postalAddress
    customerNumber = submission.customerNumber
    subject = submission.subject
    text = submission.text
    attachments = submission.attachments.map { Attachment(name: $0.fileName, type: $0.mediaType, bytes: $0.content.count) }
  }

  var line: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      encoder.dateEncodingStrategy = .iso8601
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}
