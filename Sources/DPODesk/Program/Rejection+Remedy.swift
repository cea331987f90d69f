import RightsCase

extension Rejection.Code {
  /// What to do after the case refused a command.
  var remedy: String {
    switch self {
    case .alreadyOpen, .notOpened, .caseClosed: "See its story with: dpo show CASE"
    case .nothingToTriage: "See what it waits for with: dpo show CASE"
    case .noRights: "Add for example: --right access"
    case .identityNotVerified, .identityAlreadyVerified, .challengeNotOpen:
      "See how far the identity check is with: dpo show CASE"
    case .systemNotPlanned, .processorNotPlanned, .systemAlreadyCovered, .coverageIncomplete:
      "See the coverage with: dpo show CASE, and let parked searches run with: dpo resume CASE"
    case .wrongVersion, .digestDiffers, .recipientDiffers, .notApproved: "Read the current answer with: dpo review CASE"
    case .alreadyApproved: "It is on its way; follow it with: dpo show CASE"
    case .nothingToSend, .attemptOpen, .attemptNotOpen: "See the sends with: dpo show CASE"
    case .recipientNotAllowed: "See the identity with: dpo show CASE"
    case .cannotBeRefused: "Carry it out."
    case .noSuchItem: "See the items with: dpo show CASE"
    case .missingRecord: "See what each ground must record with: dpo grounds"
    case .withoutEffect, .clockProblem: "See the clock and its working with: dpo clock CASE"
    case .ownCause: "The named deputy decides."
    case .unknownGround: "See the grounds with: dpo grounds"
    case .timerNotSet, .impossible: "See how the case stands with: dpo show CASE"
    }
  }
}
