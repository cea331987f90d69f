import RightsCase
import Testing

@testable import Intake
@testable import RightsLaw

@Suite("Requests are recognised by what people write (O1)", .timeLimit(.minutes(1)))
struct RecogniserTests {
  private let recogniser: Recogniser

  /// Reading the rules takes longer than using them.
  private static let shared = Result { try Recogniser() }

  init() throws { recogniser = try Self.shared.get() }

  private func rights(_ text: String, subject: String = "") -> [Right] {
    recogniser.recognise(subject: subject, text: text).rights.map(\.right)
  }

  @Test(
    "plain words are enough for access",
    arguments: [
      "Send me everything, and who you've shared it with.", "Please send me a copy of all the data you hold about me.",
      "What information do you have on me?", "I would like to make a subject access request.", "This is a DSAR under the GDPR.",
      "Under Article 15 I want to know what you process.", "Could I please see my personal data?", "I want a copy of my records, please.",
      "I'd like to know what you know about me and everything you hold on me.", "Please could you give me access to the data in my file?",
    ])
  func access(text: String) {
    let recognition = recogniser.recognise(subject: "", text: text)
    #expect(recognition.rights.map(\.right) == [.access])
    #expect(recognition.disposition == .accept)
    #expect(recognition.language == "en")
  }

  private static let others: [(String, [Right])] = [
    ("Please delete all my data from your systems.", [.erasure]), ("I am using my right to be forgotten.", [.erasure]),
    ("Copy first, then delete me. I want this soon.", [.access, .erasure]), ("Stop the brochures. Emails are fine.", [.marketingStop]),
    ("Please remove me from your mailing list.", [.marketingStop]), ("Please stop using my data for marketing.", [.marketingStop]),
    ("I do not want to get your newsletters.", [.marketingStop]), ("I withdraw my consent.", [.consentWithdrawal]),
    ("I object to you using my orders for statistics.", [.objection]),
    ("I'm on sick leave; stop analysing my calls and orders.", [.objection]),
    ("Please correct my surname in your records.", [.rectification]),
    ("I want to make a complaint about how you treated me.", [.complaint]),
    ("I ask for data portability to another supplier.", [.portability]), ("Please restrict the processing of my file.", [.restriction]),
    ("I want a human review of this automated decision.", [.automatedDecision]),
    ("Is there any news on my request? I am still waiting for your reply.", [.followUp]),
    ("How did you get my number? I'm complaining.", [.access, .complaint]),
    ("Please send me a copy of the data you hold about me and delete my account details.", [.access, .erasure]),
  ]

  @Test("every right has its words, and several may stand in one message", arguments: others)
  func otherRights(text: String, expected: [Right]) { #expect(Set(rights(text)) == Set(expected)) }

  @Test(
    "O1: what may or may not be erasure is for a person, never erasure",
    arguments: [
      "Please get rid of my stuff.", "Can you remove me?", "I am thinking of asking you to delete my data.", "Do not delete my data!",
      "What happens if you delete my data?", "Did you delete all my data?", "Please forget me.", "Just delete it.",
      "I want to close my account.",
      "I don't want you to erase my details.", "Before you delete my data, send me a copy of it, my data.",
    ])
  func ambiguousErasure(text: String) {
    let recognition = recogniser.recognise(subject: "", text: text)
    #expect(!recognition.rights.contains { $0.right == .erasure })
    #expect(recognition.disposition == .triage)
  }

  @Test(
    "leaving a list is no erasure, even with the words of erasure",
    arguments: [
      "Please delete my email address from your mailing list.", "Remove my details from all your marketing.",
      "Take me off the list, please.",
    ])
  func listsAreNotErasure(text: String) {
    let recognition = recogniser.recognise(subject: "", text: text)
    #expect(recognition.rights.map(\.right) == [.marketingStop])
    #expect(recognition.possible.isEmpty)
  }

  @Test("quoted words of an earlier message are never a wish")
  func quotedText() {
    let text =
      "Thank you for the help, have a good day.\n\nOn 3 March 2026 the DPO wrote:\n> Please delete all my data.\n> Send me everything you have on me.\n"
    let recognition = recogniser.recognise(subject: "", text: text)
    #expect(recognition.rights.isEmpty && recognition.possible.isEmpty)
    #expect(recognition.disposition == .triage)
  }

  @Test(
    "a signal brings a clear request to a person",
    arguments: [
      ("I write on behalf of my client. Please send a copy of the data you hold about me.", RecognitionSignal.thirdParty),
      ("Please send me a copy of the data you hold about me and my daughter.", .child),
      ("My late husband, the deceased, was a customer. Send me a copy of my data.", .deceased),
      ("This is a police investigation: send me all the data you hold about me.", .authority),
    ])
  func signals(text: String, signal: RecognitionSignal) {
    let recognition = recogniser.recognise(subject: "", text: text)
    #expect(recognition.signals.contains(signal))
    #expect(recognition.disposition == .triage)
  }

  @Test("N23: a plain question about data is a question for the Data Protection Officer")
  func question() {
    let recognition = recogniser.recognise(subject: "", text: "Do you use cookies for personal data on the website?")
    #expect(recognition.rights.map(\.right) == [.question])
  }

  @Test("what machines and sellers write is no request, unless it speaks of privacy")
  func dismissals() {
    #expect(recogniser.recognise(subject: "Automatic reply", text: "I am out of the office until Monday.").disposition == .notARequest)
    let text = "I am out of the office, but I want the GDPR data you hold about me."
    #expect(recogniser.recognise(subject: "", text: text).disposition == .accept)
  }

  @Test(
    "what nobody can tell goes to a person",
    arguments: [
      "", "Hello, please call me.", "asdf qwer zxcv", "Sort out my data, please.",
    ])
  func uncertain(text: String) {
    let recognition = recogniser.recognise(subject: "", text: text)
    #expect(recognition.disposition == .triage)
    #expect(recognition.rights.isEmpty)
  }

  @Test(
    "R7: a stop is by the channels that are named, without those to be kept; who names none is stopped in all",
    arguments: [
      ("Stop the brochures. Emails are fine.", [.post]), ("Please stop sending me marketing.", []),
      ("Stop ringing me and stop the texts.", [.sms, .phone]), ("Please unsubscribe me from the newsletter.", [.email]),
      ("Stop all your marketing, except by post.", [.email, .sms, .phone, .web, .social, .survey]),
      ("Please stop the brochures. I want no more marketing of any kind.", []),
      ("Bitte keine Kataloge mehr in meinen Briefkasten. E-Mails sind in Ordnung.", [.post]),
      ("Proszę przestać wysyłać mi reklamy.", []),
      // A blank forgotten, a hyphen for a dash, and nothing at all: what cannot be told is stopped.
      ("Please stop sending me brochures.Emails are fine.", [.post]), ("Stop the brochures - emails are fine", [.post]),
      ("stop the brochures emails are fine", []),
    ] as [(String, [RightsCase.MarketingChannel])])
  func channels(text: String, expected: [RightsCase.MarketingChannel]) {
    let stop = recogniser.recognise(subject: "", text: text).rights.first { $0.right == .marketingStop }
    #expect(stop?.channels == expected)
  }

  @Test("each paragraph is read in its own language, and the longest one's is the message's")
  func twoLanguages() {
    let german = "Guten Tag, ich wohne seit zwei Jahren nicht mehr bei Ihnen und kann zu Ihnen nicht kommen, weil ich es nicht schaffe."
    let recognition = recogniser.recognise(subject: "", text: "Please send me a copy of my personal data.\n\n\(german)")
    #expect(recognition.language == "de")
    #expect(recognition.rights.map(\.right) == [.access])
    let danish = "Jeg vil også gerne have, at I ikke sender noget til mig, for jeg har det ikke godt med det."
    let unread = recogniser.recognise(subject: "", text: "Please send me a copy of my personal data, all of it.\n\n\(danish)")
    #expect(unread.disposition == .triage, "what cannot be read may take back the rest")
  }

  @Test("an unknown language is said, not guessed")
  func unknownLanguage() {
    #expect(recogniser.recognise(subject: "", text: "Я хочу получить копию всех моих персональных данных.").language == "und")
    let recognition = recogniser.recognise(subject: "", text: "Jeg vil gerne have en kopi af alle de oplysninger, I har om mig.")
    #expect(recognition.language == "da")
    #expect(recognition.disposition == .triage)
  }

  @Test("the evidence is the person's own words, with their place")
  func evidence() throws {
    let text = "Dear DPO,\n\nplease send me a copy of the data you hold about me – thanks."
    let right = try #require(recogniser.recognise(subject: "Subject access", text: text).rights.first)
    #expect(right.evidence.map(\.place) == [.subject, .text])
    let phrase = try #require(right.evidence.last)
    #expect(String(decoding: Array(text.utf8)[phrase.range], as: UTF8.self) == phrase.text)
    #expect(phrase.text == "copy of the data you hold about me")
    #expect(right.confidence > 0.95 && right.confidence < 1)
  }

  @Test("a pattern never crosses the end of a sentence, and an abbreviation ends none")
  func sentences() {
    #expect(rights("I have no copy of it. The data about the weather concerns me.").isEmpty)
    #expect(rights("I want to use my right under Art. 15 of the law.") == [.access])
  }

  @Test(
    "a rule file with a fault is refused, with the pattern that has it",
    arguments: ["~", "(a|", "a|?", "~3", "word?", "~12 a", "a ~2", "a*b c", "*"])
  func faultyPatterns(pattern: String) {
    #expect(throws: RecognitionRulesError.self) { try WordPattern(pattern, language: "en") { _ in 0 } }
  }

  @Test("a long hostile message is read in good time")
  func longText() {
    let text = String(repeating: "copy of the data records file what which any all send give me my ", count: 4_000)
    let start = ContinuousClock.now
    _ = recogniser.recognise(subject: text, text: text)
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
