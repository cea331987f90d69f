import Intake
import RightsLaw
import Testing

@Suite("What only looks like a request is never carried out without a person", .timeLimit(.minutes(1)))
struct CautionTests {
  private static let recogniser = Result { try Recogniser() }

  private func read(_ text: String) throws -> Recognition { try Self.recogniser.get().recognise(subject: "", text: text) }

  @Test(
    "O1: rights that a newsletter lists, a seller's words about them and a bill that is to be corrected are not accepted",
    arguments: [
      "Our October wines are here, with a tasting on Thursday. You may at any time request a copy of your data, have it corrected or deleted, or object to processing.",
      "Is your business ready for the next subject access request? Our certified consultants offer a free health check.",
      "Haben Sie schon einen Datenschutzbeauftragten? Wir beantworten für Sie Auskunftsersuchen nach Art. 15. Jetzt gratis testen.",
      "Puedes ejercer tus derechos de acceso, rectificación, supresión, limitación y portabilidad. Novedades de noviembre en la librería.",
      "En la factura de marzo aparece un cargo por un desplazamiento. Les ruego que la rectifiquen y me devuelvan el importe.",
    ])
  func notAccepted(text: String) throws { #expect(try read(text).disposition != .accept) }

  @Test("O1: who wants nothing deleted is not read as wanting it because the company spoke of destroying")
  func denied() throws {
    let reading = try read(
      "Bitte auf keinen Fall etwas löschen! Sie schrieben, danach werde alles vernichtet. Bitte sperren Sie meine Daten, bis das Gericht entschieden hat."
    )
    #expect(!reading.rights.contains { $0.right == .erasure })
  }

  @Test(
    "O1: one word of business in a long letter does not make it ordinary: a person reads it",
    arguments: [
      "Ever since your change of computer the label on the wrapper calls me Mr Pemberley of number 41. I am a Mrs and the house is number 14. The postman "
        + "is a kindly man and brings the magazine regardless, but I should be obliged if that were otherwise by the autumn.",
      "I applied for a loan on Tuesday, pressed submit and was declined before I had put my tea down. Nobody can have read it. I have been eleven years in "
        + "the same job and would rather not be judged in half a second by whatever it is that you keep in the cellar for that.",
    ])
  func read(text: String) throws { #expect(try read(text).disposition != .notARequest) }

  @Test("R7: a stop stays a stop beside words of business")
  func stop() throws {
    let reading = try read("I bought a printer from you once. Stop sending me your newsletter and all other advertising.")
    #expect(reading.disposition == .accept && reading.rights.map(\.right) == [.marketingStop])
  }
}
