extension Exemption {
  /// The "listed provisions" of Schedules 2 and 3: Articles 15 to 18, 20 and 21.
  private static let listed: [RefusableRight] = [.access, .rectification, .erasure, .restriction, .portability, .objection]
  private static let accessOnly: [RefusableRight] = [.access]

  /// One row for each code; the compiler sees that none is missing.
  static func make(_ code: ExemptionCode) -> Exemption {
    switch code {
    case .crimeAndTaxation, .legalProceedings, .publicProtection, .audit, .bankOfEngland, .legalHealthAndChildrensRegulators,
      .otherRegulators, .otherRegulatorsAsDefined:
      publicInterest(code)
    case .thirdParties, .healthSocialAndEducationWorkers, .privilege, .selfIncrimination, .corporateFinance, .managementForecasts,
      .negotiations, .confidentialReferences, .examScripts:
      othersAndBusiness(code)
    case .journalismAndArt, .research, .archiving: expressionAndResearch(code)
    default: sensitiveRecords(code)
    }
  }

  private static func publicInterest(_ code: ExemptionCode) -> Exemption {
    switch code {
    case .crimeAndTaxation:
      Exemption(
        code, "Giving it would harm the prevention or detection of crime, or the collection of tax.", rights: listed,
        further: [.prejudice], mayBeSilent: true)
    case .legalProceedings:
      Exemption(
        code, "It is needed for legal proceedings, for legal advice, or to defend legal rights.", rights: listed, further: [.prejudice])
    case .publicProtection:
      Exemption(
        code, "Giving it would harm work that protects the public from dishonesty or danger.", rights: listed, further: [.prejudice],
        mayBeSilent: true)
    case .audit:
      Exemption(
        code, "Giving it would harm the work of a public auditor.", rights: listed, further: [.prejudice], mayBeSilent: true)
    case .bankOfEngland:
      Exemption(
        code, "Giving it would harm the work of the Bank of England.", rights: listed, further: [.prejudice], mayBeSilent: true)
    case .legalHealthAndChildrensRegulators:
      Exemption(
        code, "Giving it would harm the work of a body that oversees legal, health or children's services.", rights: listed,
        further: [.prejudice], mayBeSilent: true)
    case .otherRegulators:
      Exemption(
        code, "Giving it would harm the work of a regulator.", rights: listed, further: [.prejudice], mayBeSilent: true)
    default:
      Exemption(
        code, "Giving it would harm the work of a regulator that the law defines.", rights: listed, further: [.prejudice],
        mayBeSilent: true)
    }
  }

  private static func othersAndBusiness(_ code: ExemptionCode) -> Exemption {
    switch code {
    case .thirdParties:
      Exemption(code, "It would tell you about another person who has not agreed to that.", rights: accessOnly, further: [.weighing])
    case .healthSocialAndEducationWorkers:
      Exemption(
        code, "It names someone who worked for you in health, social work or education, and the test for naming them is not met.",
        rights: accessOnly, further: [.weighing])
    case .privilege:
      Exemption(code, "It is a private exchange with a lawyer about legal advice or a claim.", rights: accessOnly, mayBeSilent: true)
    case .selfIncrimination:
      Exemption(
        code, "Giving it would show that whoever gives it has committed an offence.", rights: accessOnly, further: [.prejudice],
        mayBeSilent: true)
    case .corporateFinance:
      Exemption(
        code, "Giving it could affect the price of shares or harm an important financial interest.", rights: accessOnly,
        further: [.prejudice], mayBeSilent: true)
    case .managementForecasts:
      Exemption(
        code, "It is about plans of the business, and giving it would harm them.", rights: accessOnly, further: [.prejudice],
        mayBeSilent: true)
    case .negotiations:
      Exemption(
        code, "It shows what we intend in talks with you, and giving it would harm those talks.", rights: accessOnly,
        further: [.prejudice], mayBeSilent: true)
    case .confidentialReferences:
      Exemption(code, "It is a reference that was given in confidence.", rights: accessOnly)
    default:
      Exemption(code, "It is what you wrote in an exam, or marks that are not announced yet.", rights: accessOnly)
    }
  }

  private static func expressionAndResearch(_ code: ExemptionCode) -> Exemption {
    switch code {
    case .journalismAndArt:
      Exemption(
        code, "It is kept for journalism, academic work, art or literature, and publishing it is in the public interest.", rights: listed,
        further: [.prejudice])
    case .research:
      Exemption(
        code, "It is kept for research or statistics, which this would seriously impair.",
        rights: [.access, .rectification, .restriction, .objection], further: [.prejudice])
    default:
      Exemption(
        code, "It is kept in an archive in the public interest, which this would seriously impair.",
        rights: [.access, .rectification, .restriction, .portability, .objection], further: [.prejudice])
    }
  }

  private static func sensitiveRecords(_ code: ExemptionCode) -> Exemption {
    switch code {
    case .healthWishes, .socialWorkWishes:
      Exemption(code, "The person whom it is about expected it to stay private from whoever asks.", rights: listed, further: [.weighing])
    case .healthSeriousHarm, .socialWorkSeriousHarm, .educationSeriousHarm:
      Exemption(
        code, "Giving it would be likely to cause serious harm to someone's health.", rights: accessOnly, further: [.opinion, .prejudice])
    case .healthOpinion:
      Exemption(
        code, "It is about health, and a health professional must be heard before it is given.", rights: accessOnly, further: [.opinion])
    case .socialWorkReporter, .educationReporter:
      Exemption(code, "It came from the Principal Reporter, who must be heard before it is given.", rights: accessOnly, further: [.opinion])
    case .educationCourt:
      Exemption(code, "A court holds it, and the court's rules keep it from you.", rights: listed)
    case .childAbuse:
      Exemption(
        code, "It is about the abuse of a child, and giving it is not in that child's interest.", rights: accessOnly,
        further: [.weighing], mayBeSilent: true)
    case .fertilisation:
      Exemption(code, "The law on fertility treatment forbids giving it.", rights: accessOnly)
    default:
      Exemption(code, "The law on adoption records forbids giving it.", rights: accessOnly)
    }
  }
}
