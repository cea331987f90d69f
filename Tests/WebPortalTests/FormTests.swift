import Foundation
import HabeasTesting
import Intake
import RightsCase
import RightsLaw
import Sealing
import Testing

@testable import WebPortal

@Suite("Web portal: forms", .timeLimit(.minutes(1)))
struct FormTests {
  /// Reading the rules takes longer than using them.
  private static let recogniser = Result { try Recogniser() }

  private func form(_ text: String) throws -> RequestForm { RequestForm(try #require(FormFields(Array(text.utf8)))) }

  private func languages() throws -> PortalLanguages {
    try PortalLanguages(directory: TestServers.require().root + "/controllers/optimised-group/portal", standard: "en")
  }

  private func recognised(_ text: String, in language: String, by recogniser: Recogniser) throws -> Recognition {
    let submission = SubmissionWriter(key: IntakeSealing.generateKeyPair().publicKey).submission(
      try form(text), from: FormSeal.Genuine(nonce: Array(repeating: 1, count: 16)),
      texts: try #require(try languages().all.first { $0.language == language }), now: Date(timeIntervalSince1970: 1_800_000_000))
    return recogniser.recognise(try Submission(vaultBytes: try submission.encoded()))
  }

  @Test("each wish on the form is its right and no other, in every language of the page", arguments: Wish.allCases)
  func wishes(_ wish: Wish) throws {
    let recogniser = try Self.recogniser.get()
    for language in ["de", "en", "fr", "pl"] {
      let recognition = try recognised("wish=\(wish.rawValue)&name=Anna+Vale&email=anna%40vale.example", in: language, by: recogniser)
      #expect(recognition.rights.map(\.right) == [wish.right] && recognition.possible.isEmpty, "\(language)")
      #expect(recognition.disposition == .accept && recognition.language == language)
    }
  }

  @Test("ticks count beside words in any language: Danuta's form in Polish, and Polish words on the English page")
  func ticksAndWords() throws {
    let recogniser = try Self.recogniser.get()
    let words = "Najpierw+kopia,+potem+prosz%C4%99+mnie+usun%C4%85%C4%87."
    for (page, ticks, rights) in [
      ("pl", "wish=access&wish=erasure", [Right.access, .erasure]), ("pl", "wish=access", [.access, .erasure]),
      ("en", "wish=access&wish=marketing", [.access, .marketingStop, .erasure]), ("en", "wish=erasure&wish=access", [.access, .erasure]),
    ] {
      let recognition = try recognised(
        "\(ticks)&message=\(words)&name=Danuta+W%C3%B3jcik&email=danuta.wojcik%40baltykserwis.example", in: page, by: recogniser)
      #expect(recognition.rights.map(\.right) == rights, "\(page) \(ticks)")
      #expect(recognition.disposition == .accept && recognition.language == "pl")
    }
  }

  @Test("R7: the channels of a stop are those that were ticked; without a tick those that the words name")
  func channels() throws {
    let recogniser = try Self.recogniser.get()
    for (fields, channels) in [
      ("channel=post&channel=survey", [RightsCase.MarketingChannel.post, .survey]), ("", []),
      ("message=Stop+the+brochures.+Emails+are+fine.", [.post]), ("channel=sms&message=Stop+the+brochures.", [.sms]),
    ] {
      let recognition = try recognised("wish=marketing&name=Gareth+Pugh&email=g%40pugh.example&\(fields)", in: "en", by: recogniser)
      #expect(recognition.rights.map(\.right) == [.marketingStop])
      #expect(recognition.rights.first?.channels == channels, "\(fields)")
    }
  }

  @Test(
    "O1: words that take back what was ticked, or say more than they make clear, bring the form to a person",
    arguments: [
      "Please+do+not+delete+my+data.", "If+you+delete+my+data,+what+happens+to+my+warranty%3F",
      "I+write+on+behalf+of+my+client.", "Jeg+vil+gerne+have+en+kopi+af+alle+de+oplysninger,+I+har+om+mig.",
    ])
  func reservations(words: String) throws {
    let recognition = try recognised(
      "wish=erasure&wish=access&name=A+B&email=a%40b.example&message=\(words)", in: "en", by: try Self.recogniser.get())
    #expect(recognition.disposition == .triage)
  }

  @Test("a form says what is missing, and is never refused for want of a way to reply")
  func problems() throws {
    #expect(try form("").problems == [.wishes, .name, .contact])
    #expect(try form("wish=access&name=A&email=a%40b.example").problems.isEmpty)
    #expect(try form("message=Hello&name=A&email=a%40b.example").problems.isEmpty)
    #expect(try form("wish=rectification&name=A&email=a%40b.example").problems == [.message])
    #expect(try form("wish=access&name=A&email=a%40b").problems == [.email])
    #expect(try form("wish=access&name=A&street=Lane+1").problems == [.postal])
    #expect(try form("wish=access&name=A&street=Lane+1%0D%0ATown&postcode=FY4").problems.isEmpty)
    #expect(try form("wish=access&name=A&without-contact=yes").problems.isEmpty)
    #expect(try form("wish=unheard-of&wish=erasure&name=+A++B%00%0A").wishes == [.erasure])
    #expect(try form("name=+A++B%00%0AC").name == "A B C")
  }

  @Test("an address with anything that could break a header is none")
  func addresses() {
    for good in ["a@b.example", "a+b.c@sub.b.example", "zażółć@gęślą.example"] {
      #expect(RequestForm.looksLikeAddress(good), "\(good)")
    }
    let broken = [
      "a", "a@b", "@b.example", "a@", "a@b@c.example", "a b@c.example", "a\n@b.example", "<a@b.example>", "a,b@c.example", "a@.b",
    ]
    for bad in broken {
      #expect(!RequestForm.looksLikeAddress(bad), "\(bad)")
    }
  }

  @Test("a postal address comes along with its lines")
  func postalAddress() throws {
    let key = IntakeSealing.generateKeyPair().publicKey
    let submission = SubmissionWriter(key: key).submission(
      try form(
        "wish=marketing&channel=post&name=Gareth+Pugh&street=1+Lane%0D%0A%0D%0ATown&postcode=FY4+2RP"
          + "&customer=C-1&phone=01632+960100"),
      from: FormSeal.Genuine(nonce: Array(repeating: 1, count: 16)), texts: try languages().standard, now: Date())
    #expect(submission.sender == nil)
    #expect(submission.postalAddress == PostalAddress(name: "Gareth Pugh", lines: ["1 Lane", "Town"], postcode: "FY4 2RP"))
    #expect(submission.hasWayToReply)
    #expect(submission.customerNumber == "C-1" && submission.phone == "01632 960100")
    #expect(submission.subject == "Stop sending me marketing: Letters and brochures" && submission.text == "Gareth Pugh")
    #expect(submission.ticked == [TickedRight(.marketingStop, channels: [.post])])
  }

  @Test("a form's mark: genuine for a day, and worth nothing when changed")
  func seal() throws {
    let seal = FormSeal(key: FormSeal.randomBytes(32))
    let now = Date(timeIntervalSince1970: 1_800_000_000)
    let token = seal.token(now: now)
    #expect(try seal.verify(token, now: now + 86_400).nonce.count == 16)
    #expect(throws: FormSeal.Fault.expired) { try seal.verify(token, now: now + 86_402) }
    #expect(throws: FormSeal.Fault.foreign) { try FormSeal(key: FormSeal.randomBytes(32)).verify(token, now: now) }
    for index in stride(from: 0, to: token.count, by: 7) {
      var changed = Array(token)
      changed[index] = changed[index] == "0" ? "1" : "0"
      #expect(throws: FormSeal.Fault.foreign) { try seal.verify(String(changed), now: now) }
    }
  }

  @Test("a link's secret survives its way through a path, in any letter case; the two kinds of link do not mix")
  func secrets() throws {
    for _ in 0..<200 {
      let secret = LinkSecret(nonce: FormSeal.randomBytes(16), submission: UUID())
      #expect(secret.path.utf8.count == 26)
      #expect(try #require(LinkSecret(path: secret.path)).bytes == secret.bytes)
      #expect(LinkSecret(path: secret.path.uppercased())?.bytes == secret.bytes)
      #expect(secret.lookup(.status) != secret.lookup(.download))
      #expect(secret.lookup(.download) == DownloadSeal.lookup(secret.bytes))
    }
    for path in [nil, "", "u", String(repeating: "z", count: 26), String(repeating: "0", count: 27)] {
      #expect(LinkSecret(path: path) == nil)
    }
  }

  @Test("the browser's languages decide, with their weights; an unknown one gets the controller's own")
  func languageChoice() throws {
    let languages = try languages()
    #expect(Set(languages.all.map(\.language)) == ["de", "en", "fr", "pl"])
    for (header, expected) in [
      ("pl-PL,pl;q=0.9,en;q=0.8", "pl"), ("en;q=0.2, de;q=0.7", "de"), ("xx, fr;q=0.1", "fr"), ("sv", "en"), ("*", "en"), ("", "en"),
      ("pl;q=0, de;q=0.1", "de"), ("pl;q=x", "en"),
    ] {
      #expect(languages.preferred(by: header).language == expected, "\(header)")
    }
    #expect(languages.preferred(by: nil).language == "en")
  }

  @Test("buckets fill again, and a flood of one network leaves the others alone")
  func rateLimit() {
    let start = ContinuousClock.now
    let limit = RateLimit(each: .init(burst: 2, perSecond: 1), all: .init(burst: 5, perSecond: 1), now: start)
    #expect(limit.admits("2001:db8::1", now: start) && limit.admits("2001:db8::2", now: start))
    #expect(!limit.admits("2001:db8:0:0:ffff::3", now: start), "the same /64")
    #expect(limit.admits("2001:db8:0:1::1", now: start))
    #expect(limit.admits("198.51.100.1", now: start) && limit.admits("198.51.100.2", now: start))
    #expect(!limit.admits("198.51.100.3", now: start), "all together")
    #expect(limit.admits("2001:db8::1", now: start + .seconds(1)))
  }

  @Test("an answer opens with its own secret alone, and not when it was changed")
  func downloadSeal() throws {
    let secret = DownloadSeal.newSecret()
    for size in [0, 1, 65_536, 200_000] {
      let body = Array(repeating: UInt8(7), count: size)
      var sealed = try DownloadSeal.seal(body, secret: secret)
      #expect(try DownloadSeal.open(sealed, secret: secret) == body)
      #expect(throws: SealingError.self) { try DownloadSeal.open(sealed, secret: DownloadSeal.newSecret()) }
      #expect(throws: SealingError.self) { try DownloadSeal.open(Array(sealed.dropLast()), secret: secret) }
      sealed[sealed.count - 1] ^= 1
      #expect(throws: SealingError.self) { try DownloadSeal.open(sealed, secret: secret) }
    }
  }
}
