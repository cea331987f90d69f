/// What letters say in fixed words of their language, because the law or a promise asks for it whatever the case is about.
///
/// A template may say it in any sentence that has these words. For a language that is not here nothing is taken on trust: a letter whose kind
/// needs such words is not sent in it.
enum StatutoryWords: String, CaseIterable, Sendable {
  /// The right to complain to the controller (R14).
  case complainToController
  /// The way to court (R14).
  case court
  /// Nothing is told of what is held (N7).
  case tellsNothing
  /// The days of a question do not count (C6).
  case daysDoNotCount
  /// What was on its way may still come (N10).
  case mayStillArrive
  /// Messages about orders and services go on (N11).
  case serviceGoesOn
  /// The outcome comes without undue delay (C11).
  case withoutDelay
  /// We have personal data about the person (R1).
  case confirmsHeld
  /// We found none (R1).
  case confirmsNotHeld
  /// The person has everything that they are entitled to (R14, exception).
  case everythingEntitled
  /// The month begins with what is asked for (C3).
  case monthBegins
  /// The code must not be handed on (R12).
  case keepCode

  /// `nil` for a language that is not known.
  func words(in language: String) -> String? {
    switch language.prefix(while: { $0 != "-" }) {
    case "en": english
    case "de": german
    case "fr": french
    case "pl": polish
    default: nil
    }
  }

  private var english: String {
    switch self {
    case .complainToController: "right to complain to us"
    case .court: "right to go to court"
    case .tellsNothing: "does not say whether we hold any"
    case .daysDoNotCount: "do not count"
    case .mayStillArrive: "may still arrive for a short period"
    case .serviceGoesOn: "are not marketing and still come"
    case .withoutDelay: "without undue delay"
    case .confirmsHeld: "We confirm that we hold and use personal data about you."
    case .confirmsNotHeld: "found no personal data about you"
    case .everythingEntitled: "You have received everything that you are entitled to."
    case .monthBegins: "The month that we have begins"
    case .keepCode: "do not give it to anyone"
    }
  }

  private var german: String {
    switch self {
    case .complainToController: "das Recht, sich bei uns zu beschweren"
    case .court: "das Recht, vor Gericht zu gehen"
    case .tellsNothing: "sagt nichts darüber, ob wir"
    case .daysDoNotCount: "zählen"
    case .mayStillArrive: "kann noch kurze Zeit ankommen"
    case .serviceGoesOn: "sind keine Werbung und kommen weiterhin"
    case .withoutDelay: "ohne unnötige Verzögerung"
    case .confirmsHeld: "Wir bestätigen, dass wir personenbezogene Daten über Sie haben und nutzen."
    case .confirmsNotHeld: "keine personenbezogenen Daten über Sie gefunden"
    case .everythingEntitled: "Sie haben alles erhalten, worauf Sie einen Anspruch haben."
    case .monthBegins: "Der Monat, den wir haben, beginnt"
    case .keepCode: "geben Sie ihn niemandem"
    }
  }

  private var french: String {
    switch self {
    case .complainToController: "le droit de nous adresser une réclamation"
    case .court: "le droit de saisir un tribunal"
    case .tellsNothing: "n’indique pas si nous détenons"
    case .daysDoNotCount: "ne comptent pas"
    case .mayStillArrive: "peut encore vous parvenir pendant une courte période"
    case .serviceGoesOn: "ne sont pas de la publicité et continuent"
    case .withoutDelay: "sans retard injustifié"
    case .confirmsHeld: "Nous confirmons que nous détenons et utilisons des données personnelles vous concernant."
    case .confirmsNotHeld: "n’avons trouvé aucune donnée personnelle vous concernant"
    case .everythingEntitled: "Vous avez reçu tout ce à quoi vous avez droit."
    case .monthBegins: "Le mois dont nous disposons commence"
    case .keepCode: "ne le donnez à personne"
    }
  }

  private var polish: String {
    switch self {
    case .complainToController: "prawo złożyć u nas skargę"
    case .court: "prawo zwrócić się do sądu"
    case .tellsNothing: "czy mamy"
    case .daysDoNotCount: "nie liczą się"
    case .mayStillArrive: "może jeszcze przez krótki czas docierać"
    case .serviceGoesOn: "nie są reklamą i będą nadal przychodzić"
    case .withoutDelay: "bez zbędnej zwłoki"
    case .confirmsHeld: "Potwierdzamy, że mamy i wykorzystujemy Państwa dane osobowe."
    case .confirmsNotHeld: "nie znaleźliśmy żadnych Państwa danych osobowych"
    case .everythingEntitled: "Otrzymali Państwo wszystko, co Państwu przysługuje."
    case .monthBegins: "Miesiąc, który mamy, zaczyna się"
    case .keepCode: "nikomu go nie podawać"
    }
  }
}
