import Testing

@testable import Intake
@testable import RightsLaw

@Suite("What a person has to look at, whatever is asked (O1)", .timeLimit(.minutes(1)))
struct SignalTests {
  private static let shared = Result { try Recogniser() }
  private let recogniser: Recogniser

  init() throws { recogniser = try Self.shared.get() }

  @Test(
    "R18: a request about somebody who has died goes to a person, in every language",
    arguments: [
      "My mother died in March. Please delete her account and all her data.",
      "Meine Mutter ist im März verstorben. Bitte löschen Sie alle ihre Daten.",
      "Ma mère est décédée en mars. Merci d'effacer toutes ses données.", "Mi madre falleció en marzo. Borren todos sus datos, por favor.",
      "Mia madre è deceduta a marzo. Vi prego di cancellare tutti i suoi dati.",
      "Mijn moeder is in maart overleden. Verwijder al haar gegevens.", "A minha mãe faleceu em março. Apaguem todos os dados dela.",
      "Moja matka zmarła w marcu. Proszę usunąć wszystkie jej dane.", "Moje matka v březnu zemřela. Smažte prosím všechny její údaje.",
      "Moja majka preminula je u ožujku. Molim izbrišite sve njezine podatke.",
      "Η μητέρα μου πέθανε τον Μάρτιο. Παρακαλώ διαγράψτε όλα τα δεδομένα της.",
      "Min mor har gått bort i mars. Radera alla hennes uppgifter.",
    ])
  func deceased(_ text: String) {
    let recognition = recogniser.recognise(subject: "", text: text)
    #expect(recognition.signals.contains(.deceased) && recognition.disposition == .triage)
  }

  @Test(
    "R21: who needs large print, braille, plain language or help is answered by a person, who sees that it is asked for",
    arguments: [
      "Please send me a copy of my data in large print.", "Please send me all my personal data; I am visually impaired.",
      "Bitte senden Sie mir meine Daten in Großdruck.", "Merci de m'envoyer mes données en gros caractères.",
      "Por favor, envíenme mis datos en braille.", "Stuur mij mijn gegevens in grote letters.",
      "Proszę o kopię moich danych, jestem osobą niedowidzącą.", "Skicka mina uppgifter i stor stil.",
    ])
  func adjustments(_ text: String) {
    let recognition = recogniser.recognise(subject: "", text: text)
    #expect(recognition.signals.contains(.adjustment) && recognition.disposition == .triage)
    #expect(recognition.rights.contains { $0.right == .access }, "what is asked is seen all the same")
  }
}
