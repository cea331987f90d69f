/// Why a restriction of processing ends, one for each case in which there is one (`law.md` R4, Article 18(1)).
public enum RestrictionEnd: String, Codable, Hashable, Sendable, CaseIterable {
  /// The data was checked, and is correct now.
  case accuracyChecked = "accuracy-checked"
  /// The objection was weighed, and our grounds override it.
  case objectionWeighed = "objection-weighed"
  /// The person no longer needs the data for a legal claim.
  case claimEnded = "claim-ended"
  /// The person agrees.
  case personAgrees = "person-agrees"

  /// The provision that the restriction stood on.
  public var citation: String {
    switch self {
    case .accuracyChecked: "Article 18(1)(a)"
    case .objectionWeighed: "Article 18(1)(d)"
    case .claimEnded: "Article 18(1)(c)"
    case .personAgrees: "Article 18(2)"
    }
  }

  /// The reason as the person is told it, in the language of the letter; English where there is no other.
  public func sentence(in language: String) -> String {
    let row = sentences
    return switch language.prefix(while: { $0 != "-" }) {
    case "de": row.german
    case "fr": row.french
    case "pl": row.polish
    default: row.english
    }
  }

  private var sentences: (english: String, german: String, french: String, polish: String) {
    switch self {
    case .accuracyChecked:
      (
        "You said that the data was wrong. We have checked it, and it is correct now.",
        "Sie hielten die Daten für falsch. Wir haben sie geprüft, und sie sind jetzt richtig.",
        "Vous disiez que les données étaient fausses. Nous les avons vérifiées, et elles sont maintenant exactes.",
        "Uważali Państwo, że dane są błędne. Sprawdziliśmy je i są teraz poprawne."
      )
    case .objectionWeighed:
      (
        "You objected to this use. We have weighed it, and our reasons weigh more.",
        "Sie haben dieser Nutzung widersprochen. Wir haben abgewogen, und unsere Gründe wiegen schwerer.",
        "Vous vous êtes opposé à cet usage. Nous avons pesé les raisons, et les nôtres l’emportent.",
        "Sprzeciwili się Państwo temu wykorzystaniu. Rozważyliśmy to i nasze powody przeważają."
      )
    case .claimEnded:
      (
        "You needed the data for a legal claim, and that claim has ended.",
        "Sie brauchten die Daten für einen Rechtsanspruch, und der ist erledigt.",
        "Vous aviez besoin des données pour un droit en justice, et cette affaire est terminée.",
        "Potrzebowali Państwo danych do roszczenia prawnego, a ta sprawa się zakończyła."
      )
    case .personAgrees:
      (
        "You agreed that we use the data again.", "Sie sind damit einverstanden, dass wir die Daten wieder nutzen.",
        "Vous avez accepté que nous utilisions de nouveau les données.", "Zgodzili się Państwo, abyśmy znów wykorzystywali dane."
      )
    }
  }
}
