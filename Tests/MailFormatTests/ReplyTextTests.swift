import MailFormat
import Testing

@Suite("A reply's own text")
struct ReplyTextTests {
  @Test("Quoted lines and the line that introduces them go")
  func topPosting() {
    #expect(
      ReplyText.own(
        of: """
          My code is 123456.

          Priya

          On Tue, 3 Nov 2026 at 10:15, Data Protection <dpo@controller.example> wrote:
          > Please send the code
          >> from before
          > back to us.
          """) == "My code is 123456.\n\nPriya")
  }

  @Test(
    "The introduction is known in several languages, also over several lines",
    arguments: [
      "On 3 Nov 2026, at 10:15, DPO wrote:", "On Tue, 3 Nov 2026 at 10:15, Data Protection\n<dpo@controller.example> wrote:",
      "Am 03.11.2026 um 10:15 schrieb Datenschutz <dpo@controller.example>:", "Am Di., 3. Nov. 2026 um 10:15 Uhr schrieb\nDatenschutz:",
      "Le mar. 3 nov. 2026 à 10:15, DPO <dpo@controller.example> a écrit :", "El mar, 3 nov 2026 a las 10:15, DPO escribió:",
      "Il giorno mar 3 nov 2026 alle ore 10:15 DPO ha scritto:", "Op di 3 nov. 2026 om 10:15 schreef DPO:",
    ])
  func languages(introduction: String) {
    #expect(ReplyText.own(of: "Yes.\n\n\(introduction)\n\n> quoted\n") == "Yes.")
    // Where nothing is marked as quoted, all that follows is the earlier message.
    #expect(ReplyText.own(of: "Yes.\n\n\(introduction)\n\nquoted\nmore") == "Yes.")
  }

  @Test("Answers between quoted lines stay")
  func interleaved() {
    #expect(
      ReplyText.own(of: "On 3 Nov 2026, DPO wrote:\n> Your name?\nPriya\n> Your town?\n\nLeeds\n> Thanks") == "Priya\n\nLeeds")
  }

  @Test(
    "An earlier message below a divider or header block goes",
    arguments: [
      "-----Original Message-----\nFrom: DPO\nanything", "---- Ursprüngliche Nachricht ----\nx",
      "________________________________\nFrom: DPO <dpo@controller.example>\nSent: 3 November 2026\nTo: Priya\nSubject: Code\n\nbody",
      "Von: DPO\nGesendet: Dienstag, 3. November 2026\nAn: Priya\nBetreff: Code\n\nbody",
      "*From:* DPO\n*Date:* Tuesday\n*Subject:* Code\n\nbody",
    ])
  func dividers(earlier: String) {
    #expect(ReplyText.own(of: "Yes, please.\n\n\(earlier)") == "Yes, please.")
  }

  @Test(
    "What only looks like it stays",
    arguments: [
      "On Monday I called and your agent wrote:\nnothing at all.", "From: Leeds I moved to York.\nThanks", "-- \nPriya Raman\n01632 960123",
      "5 > 3 is true", "-----", "__________", "",
    ])
  func ownWords(text: String) {
    #expect(ReplyText.own(of: text) == text.replacing("-- \n", with: "--\n"))
  }
}
