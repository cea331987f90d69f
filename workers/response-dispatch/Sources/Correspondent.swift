import Intake
import RightsCase

/// Where a notice goes.
enum Correspondent: Hashable, Sendable {
  case email(String)
  case post(PostalAddress)

  /// The writer of a submission: by mail where they can be reached by it, else by post.
  init?(writerOf submission: Submission) {
    if submission.channel == .post, let address = submission.postalAddress, address.isComplete {
      // Who wrote a letter is answered by letter.
      self = .post(address)
    } else if let address = submission.replyAddress {
      self = .email(address)
    } else if let address = submission.postalAddress, address.isComplete {
      self = .post(address)
    } else {
      return nil
    }
  }
}

extension PostalAddress {
  /// Name and address, line by line, as an envelope shows them.
  var envelope: [String] { ([name ?? ""] + lines + [postcode ?? "", country ?? ""]).filter { !$0.isEmpty } }
}
