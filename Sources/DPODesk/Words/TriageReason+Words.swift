import RightsCase

extension TriageReason {
  /// Why a person has to look, as the end of "because …".
  var words: String {
    switch self {
    case .unclearRequest: "it is not clear what is asked for, or whether anything is"
    case .rightNeedsPerson: "it asks for a right that is not carried out without a person"
    case .noSinglePerson: "nobody, or more than one person, matches the writer"
    case .identityFailed: "the identity check ended without success"
    case .aboutClosedCase: "it is a reply to a closed case and asks for nothing that was recognised"
    case .unreadable: "the message could not be read as it is"
    case .noWayToReply: "there is no way to reply"
    }
  }

  /// What a DPO should think of before accepting.
  var advice: String {
    switch self {
    case .unclearRequest:
      "Accept it with the rights that it is about, or dismiss it where it is no request. An unclear request is never treated as erasure."
    case .rightNeedsPerson: "Accept it with the rights that it is about."
    case .noSinglePerson:
      "Compare the writer with the records by other means. Accepting starts the identity check again; it sends nothing to an unconfirmed address."
    case .identityFailed: "Accepting starts the identity check again with a new code; dismissing closes the case."
    case .aboutClosedCase:
      "Whoever says that an answer is wrong or incomplete complains, in whatever words: accept it with --right complaint. Dismiss mere thanks."
    case .unreadable: "Read the message where it is kept, then accept it with its rights, or dismiss it."
    case .noWayToReply: "Find a confirmed way to reach the person before you accept it."
    }
  }
}
