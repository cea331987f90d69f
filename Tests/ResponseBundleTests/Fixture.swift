import ControllerProfile
import DataMap
import Foundation
import ResponseBundle
import RightsLaw

/// Invented people and systems for these tests.
enum Fixture {
  static let controllerDirectory = repository.appending(path: "controllers/optimised-group").path
  static let lettersDirectory = controllerDirectory + "/letters"

  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func profile() throws -> ControllerProfile { try ControllerProfile.load(directory: controllerDirectory) }

  static let authority = RequesterAuthority(name: "Urząd Ochrony Danych Osobowych", website: "uodo.gov.pl")

  static func particulars(
    salutation: String = "Priya Nandakumar", rights: [Right] = [.access], authority: RequesterAuthority? = nil,
    demonstration: Bool = false, envelope: [String] = [], language: String? = nil
  ) throws -> CaseParticulars {
    CaseParticulars(
      caseID: UUID(uuidString: "6F9619FF-8B86-4D01-B42D-00C04FC964FF") ?? UUID(), reference: "4T7K9-Q2MXC", profile: try profile(),
      salutation: salutation, receivedOn: try LocalDate(year: 2026, month: 10, day: 31),
      respondedOn: try LocalDate(year: 2026, month: 11, day: 20), rights: rights, language: language,
      recipientDigest: String(repeating: "ab", count: 32), channel: envelope.isEmpty ? "email" : "post", envelope: envelope,
      requesterAuthority: authority,
      demonstration: demonstration, nonce: Array(0..<32))
  }

  static func access(
    salutation: String = "Priya Nandakumar", systems: [BundleSystem]? = nil, withheld: [WithheldItem] = [],
    authority: RequesterAuthority? = nil, demonstration: Bool = false, envelope: [String] = [], language: String? = nil
  ) throws -> BundleInput {
    BundleInput(
      particulars: try particulars(
        salutation: salutation, authority: authority, demonstration: demonstration, envelope: envelope, language: language),
      systems: systems ?? Self.systems, recipients: recipients, withheld: withheld)
  }

  static let refusalReasons = [
    RefusalReason(
      sentence: "You asked for the same data on 3 and 12 October 2026 and received it in full both times; nothing has changed since.",
      citation: "Article 12(5)(b) UK GDPR")
  ]

  static let recipients = [
    ControllerProfile.Recipient(
      key: "posting-house", name: "Lantern Posting House Ltd", description: "Prints and posts our brochures", kind: .processor,
      country: "United Kingdom", overseas: false),
    ControllerProfile.Recipient(
      key: "survey-cloud", name: "Quill & Survey, Inc.", description: "Sends our survey invitations", kind: .processor,
      country: "United States", overseas: true, safeguard: "the UK Extension to the EU-US Data Privacy Framework"),
  ]

  static let systems = [
    BundleSystem(
      key: "crm", name: "Customer relations", owner: "Sales", outcome: .found,
      collections: [contacts, calls, emptyCollection]),
    BundleSystem(key: "portal", name: "Online portal", owner: "Digital", outcome: .found, collections: [portalAccounts]),
    BundleSystem(key: "surveys", name: "Surveys", owner: "Marketing", outcome: .nothingFound, collections: []),
    BundleSystem(key: "visitor-book", name: "Visitor book, Blackpool", owner: "Reception", outcome: .confirmedByPerson, collections: []),
    BundleSystem(
      key: "archive", name: "Paper archive", owner: "Records",
      outcome: .skipped(reason: "it holds nothing after 2009 and you wrote in 2024"),
      collections: []),
  ]

  static let contacts = BundleCollection(
    dataset: "crm", collection: "contacts", name: "Contacts",
    dataCategories: ["user.name", "user.contact.email", "user.contact.phone_number", "user.job_title"],
    fields: [
      BundleField(name: "id", label: "Record number"), BundleField(name: "name", label: "Name"),
      BundleField(name: "email", label: "Email address"), BundleField(name: "phone", label: "Telephone"),
      BundleField(name: "job", label: "Job title"), BundleField(name: "company", label: "Company"),
      BundleField(name: "wants_brochure", label: "Wants our brochure"), BundleField(name: "note", label: "Note"),
    ],
    rows: [
      [
        "id": .int(4711), "name": .string("Priya Nandakumar"), "email": .string("priya@lantern-tiles.example"),
        "phone": .string("+44 1632 960123"), "job": .string("Head of Purchasing"), "company": .string("Lantern Tiles"),
        "wants_brochure": .bool(true), "note": .null,
      ]
    ])

  static let calls = BundleCollection(
    dataset: "crm", collection: "calls", name: "Telephone calls", dataCategories: ["user.behavior"],
    fields: [
      BundleField(name: "at", label: "When"), BundleField(name: "summary", label: "What it was about"),
      BundleField(name: "minutes", label: "Minutes"),
    ],
    rows: [
      ["at": .string("2026-05-04 10:12"), "summary": .string("Asked for prices of \"Harbour\" tiles, 40 m²"), "minutes": .int(7)],
      ["at": .string("2026-09-18 16:40"), "summary": .string("Complained about a late delivery; sent a replacement"), "minutes": .int(12)],
    ])

  static let emptyCollection = BundleCollection(
    dataset: "crm", collection: "meetings", name: "Meetings", dataCategories: [],
    fields: [BundleField(name: "at", label: "When")], rows: [])

  static let portalAccounts = BundleCollection(
    dataset: "portal", collection: "accounts", name: "Portal accounts", dataCategories: ["user.account.username", "user.account.password"],
    fields: [
      BundleField(name: "login", label: "User name"),
      BundleField(name: "password_hash", label: "Encrypted record of your password", isSecret: true),
      BundleField(name: "reset_hash", label: "Encrypted reset code", isSecret: true),
      BundleField(name: "activated", label: "Activated on"),
    ],
    rows: [
      [
        "login": .string("priya.n"), "password_hash": .string(secret), "reset_hash": .null, "activated": .string("2024-02-29"),
      ]
    ])

  static let secret = "$argon2id$v=19$m=65536,t=3,p=4$c2VjcmV0c2FsdA$NeverShownNeverShown"

  /// Text that is code in one format or another.
  static let hostile = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><b>bold</b>", "{{controller}} {{{reference}}}", "#panic(\"no\")",
    "*strong* _emph_ `raw` $x^2$ @ref <label> #[content] \\ // comment", "=HYPERLINK(\"http://bad.example\")", "+1+1", "-2", "@SUM(A1)",
    "\t=1+1", "a\r\nb,\"c\"",
  ]
}
