extension GeneralGround {
  struct Row {
    let citation: String
    let sentence: String
    let rights: [RefusableRight]
    var further: [RecordedField] = []
  }

  var row: Row {
    switch self {
    case .unfounded:
      Row(
        citation: "Article 12(5)(b) UK GDPR", sentence: "The request is plainly not a genuine use of the right.",
        rights: RefusableRight.allCases, further: [.facts])
    case .excessive:
      Row(
        citation: "Article 12(5)(b) UK GDPR", sentence: "The request is plainly excessive.", rights: RefusableRight.allCases,
        further: [.facts])
    case .identityNotShown:
      Row(
        citation: "Articles 11(2) and 12(6) UK GDPR", sentence: "We could not make sure that the request comes from you.",
        rights: RefusableRight.allCases, further: [.facts])
    case .authorityNotShown:
      Row(
        citation: "Article 12(6) UK GDPR", sentence: "We were not shown that you may act for the person.",
        rights: RefusableRight.allCases, further: [.facts])
    case .othersRights:
      Row(
        citation: "Article 15(4) UK GDPR", sentence: "A copy would harm the rights of other people.", rights: [.access],
        further: [.item, .weighing])
    case .accurate:
      Row(
        citation: "Article 16 UK GDPR", sentence: "We checked the data and found it correct.", rights: [.rectification],
        further: [.item, .facts])
    case .noRestrictionGround:
      Row(
        citation: "Article 18(1) UK GDPR", sentence: "None of the four cases in which use is restricted applies.",
        rights: [.restriction])
    case .notPortable:
      Row(
        citation: "Article 20(1) UK GDPR",
        sentence: "The data does not come from you, or we do not hold it by consent or contract in a computer.", rights: [.portability])
    case .portabilityOthersRights:
      Row(
        citation: "Article 20(4) UK GDPR", sentence: "Handing the data over would harm the rights of other people.",
        rights: [.portability], further: [.item, .weighing])
    case .compellingGrounds:
      Row(
        citation: "Article 21(1) UK GDPR", sentence: "We have compelling reasons that weigh more than yours.", rights: [.objection],
        further: [.weighing])
    case .objectionLegalClaims:
      Row(
        citation: "Article 21(1) UK GDPR", sentence: "We need the data for legal claims.", rights: [.objection], further: [.facts])
    case .objectionNotOpen:
      Row(
        citation: "Article 21(1) UK GDPR", sentence: "We use the data on a legal basis that you cannot object to.",
        rights: [.objection])
    case .notSolelyAutomated:
      Row(
        citation: "Article 22A UK GDPR", sentence: "A person took the decision, not a computer alone.", rights: [.automatedDecision],
        further: [.facts])
    case .noErasureGround, .expression, .legalObligation, .publicHealth, .archivingAndResearch, .legalClaims:
      erasureRow
    }
  }

  private var erasureRow: Row {
    let (citation, sentence) =
      switch self {
      case .expression: ("17(3)(a)", "We need the data for the freedom to speak and to inform.")
      case .legalObligation: ("17(3)(b)", "The law tells us to keep the data.")
      case .publicHealth: ("17(3)(c)", "The data is needed for public health.")
      case .archivingAndResearch: ("17(3)(d)", "The data is needed for an archive, research or statistics.")
      case .legalClaims: ("17(3)(e)", "We need the data for legal claims.")
      default: ("17(1)", "None of the reasons for which data must be erased applies.")
      }
    return Row(citation: "Article \(citation) UK GDPR", sentence: sentence, rights: [.erasure], further: [.item])
  }
}
