import ControllerProfile
import Foundation
import Testing

@Suite("The controller's profile", .timeLimit(.minutes(1)))
struct ControllerProfileTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let directory = repository.appending(path: "controllers/optimised-group").path

  @Test("The shipped profile loads, and names the DPO and the regulator as the notice does (N12, N23)")
  func loads() throws {
    let profile = try ControllerProfile.load(directory: Self.directory)
    #expect(profile.key == "optimised-group")
    #expect(profile.zone == "Europe/London")
    #expect(profile.dpo.email == "info@theoptimisedgroup.com")
    #expect(profile.dpo.address.joined(separator: ", ") == "109-112 Lancaster House, Amy Johnson Way, Blackpool, FY4 2RP")
    #expect(profile.regulator.phone == "0303 123 1113")
    #expect(profile.identity.codeLifetime == .seconds(72 * 3600))
    #expect(profile.categories.count >= 12)
    #expect(profile.sources.count == 7)
  }

  @Test("Every quotation in the profile stands in the notice, word for word")
  func quotesTheNotice() throws {
    let profile = try ControllerProfile.load(directory: Self.directory)
    let notice = Self.words(try String(contentsOfFile: Self.directory + "/notice.txt", encoding: .utf8))
    var quotes = profile.purposes.map(\.quote) + profile.categories.map(\.quote)
    quotes += profile.sources.map(\.quote) + profile.recipients.map(\.quote) + profile.rights.map(\.quote)
    quotes += [profile.transfers.quote, profile.retention.quote, profile.automatedDecisions.quote, profile.regulator.quote]
    #expect(quotes.count(where: { $0 != nil }) >= 40)
    for quote in quotes.compactMap({ $0 }) { #expect(notice.contains(Self.words(quote)), "not in the notice: \(quote)") }
    for text in [profile.dpo.email, profile.regulator.phone, profile.regulator.website, profile.regulator.name] + profile.dpo.address {
      #expect(notice.contains(Self.words(text)), "not in the notice: \(text)")
    }
  }

  @Test("N17: every purpose has a basis or is listed as open; N13, N14: so are unnamed recipients and countries")
  func listsOpenPoints() throws {
    let profile = try ControllerProfile.load(directory: Self.directory)
    let open = Set(profile.openPoints.map(\.keyPath))
    for (index, purpose) in profile.purposes.enumerated() {
      #expect(purpose.legalBases.isEmpty == open.contains("purposes[\(index)].legalBases"))
      if purpose.quote == nil { #expect(purpose.legalBases.isEmpty) }
    }
    #expect(open.contains("recipients[0].name") && open.contains("recipients[1].name"))
    #expect(open.contains("transfers.countries"))
    #expect(profile.openPoints.allSatisfy { !$0.advice.isEmpty })
  }

  @Test(
    "A missing key, a wrong type and a value out of range are named with file, key and what to write",
    arguments: [
      ("  email: info@theoptimisedgroup.com\n", "", ProfileError.Code.keyMissing, "dpo.email", "email address"),
      ("key: surveys\n    name: Sending", "key: surveys\n    nome: Sending", .keyMissing, "purposes[5].name", "what the data is used for"),
      ("legalBases: [consent]", "legalBases: [wish]", .invalidValue, "purposes[2].legalBases[0]", "legitimate-interests"),
      ("zone: Europe/London", "zone: Europe/Blackpool", .invalidValue, "zone", "Europe/London"),
      ("zone: Europe/London", "zone: [a]", .wrongType, "zone", "Europe/London"),
      ("attempts: 5", "attempts: 50", .invalidValue, "identity.attempts", "1 to 10"),
      ("attempts: 5", "attempts: some", .invalidValue, "identity.attempts", "1 to 10"),
      ("attempts: 5", "attempts: 5\n  tries: 3", .keyUnknown, "identity.tries", "spelling"),
      ("categories: [orders]", "categories: [ordes]", .invalidValue, "purposes[3].categories", "spelling"),
      ("  file: notice.txt", "  file: none.txt", .invalidValue, "notice.file", "notice.txt"),
      ("languages: [en, de, fr, pl]", "languages: [en, xx]", .invalidValue, "languages[1]", "letters"),
      ("languages: [en, de, fr, pl]", "languages: []", .invalidValue, "languages", "[en]"),
      ("fromName: Optimised Group, Data Protection Officer", "fromName: ' '", .invalidValue, "mail.fromName", "name"),
      ("email: info@theoptimisedgroup.com\n", "email: nobody\n", .invalidValue, "dpo.email", "dpo@company.example"),
      ("  - key: surveys\n    name: from", "  - key: portal\n    name: from", .invalidValue, "sources[4].key", "key of its own"),
    ] as [(String, String, ProfileError.Code, String, String)])
  func namesFaults(original: String, changed: String, code: ProfileError.Code, keyPath: String, remedy: String) throws {
    let error = try #require(try fault(in: original, changed))
    #expect(error.keyPath == keyPath)
    #expect(error.remedy.contains(remedy), "\(error)")
    #expect(error.file.hasSuffix("/profile.yaml"))
    if keyPath != "identity.attempts" { #expect(error.code == code) }
  }

  @Test("A file that is not there, or not YAML, is named with what to do")
  func namesUnreadableFiles() throws {
    let missing = #expect(throws: ProfileError.self) { try ControllerProfile.load(directory: "/nowhere") }
    #expect(missing?.code == .fileMissing && missing?.file == "/nowhere/profile.yaml")
    let broken = #expect(throws: ProfileError.self) { try ControllerProfile(yaml: "key: [", file: "p.yaml") }
    #expect(broken?.code == .notYAML)
    #expect(broken?.problem.contains("line") == true)
    #expect(#expect(throws: ProfileError.self) { try ControllerProfile(yaml: "just text", file: "p.yaml") }?.code == .notYAML)
    #expect(#expect(throws: ProfileError.self) { try ControllerProfile(yaml: "key: a\nkey: b", file: "p.yaml") }?.code == .notYAML)
  }

  private func fault(in original: String, _ changed: String) throws -> ProfileError? {
    let yaml = try String(contentsOfFile: Self.directory + "/profile.yaml", encoding: .utf8)
    let range = try #require(yaml.range(of: original), "the profile has no \(original)")
    let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-profile-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appending(path: "letters/en"), withIntermediateDirectories: true)
    try Data(yaml.replacingCharacters(in: range, with: changed).utf8).write(to: folder.appending(path: "profile.yaml"))
    try Data().write(to: folder.appending(path: "notice.txt"))
    return #expect(throws: ProfileError.self) { try ControllerProfile.load(directory: folder.path) }
  }

  private static func words(_ text: String) -> String {
    text.replacing("\u{2019}", with: "'").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
