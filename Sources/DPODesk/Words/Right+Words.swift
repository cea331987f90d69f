import ArgumentParser
import RightsLaw

extension Right {
  /// What is asked for, in plain words.
  var words: String {
    switch self {
    case .access: "access to the data"
    case .portability: "data in a portable form"
    case .rectification: "correction"
    case .erasure: "erasure"
    case .restriction: "restricted use"
    case .objection: "objection"
    case .marketingStop: "stop of marketing"
    case .consentWithdrawal: "withdrawal of consent"
    case .automatedDecision: "review of an automated decision"
    case .complaint: "complaint"
    case .question: "question"
    case .followUp: "follow-up"
    }
  }

  /// With the article, where there is one.
  var wordsWithCitation: String { citation.map { "\(words) (\($0))" } ?? words }
}

extension Right {
  /// A right as it is typed.
  static func typed(_ text: String) throws -> Right {
    guard let right = Right(rawValue: text.lowercased()) else {
      throw ValidationError("there is no right of that name. Write one of: \(Right.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return right
  }
}
