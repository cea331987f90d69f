import Foundation
import ResponseBundle
import RightsLaw
import Testing

@Suite("The typesetting process", .timeLimit(.minutes(1)))
struct TypesetterTests {
  @Test("Killed between letters, it is started anew and the letter comes out")
  func restartsWhenKilled() async throws {
    let typesetter = TypstTypesetter(configuration: try Typesetting.configuration())
    try await withTemplate(Self.small) { file in
      _ = try await typesetter.typeset(try request(file))
      let first = try #require(await typesetter.processIdentifier)
      kill(first, SIGKILL)
      _ = try await typesetter.typeset(try request(file))
      let second = try #require(await typesetter.processIdentifier)
      #expect(second != first)
      #expect(kill(first, 0) != 0, "the killed process was not waited for")
    }
    await typesetter.close()
  }

  @Test("Killed in the middle of a letter, it is started anew and the letter comes out")
  func restartsWhenKilledInMidUse() async throws {
    let typesetter = TypstTypesetter(configuration: try Typesetting.configuration())
    try await typesetter.check()
    let process = try #require(await typesetter.processIdentifier)
    try await withTemplate(Self.small) { file in
      // Stopped, the process takes the letter and answers nothing; then it is killed.
      kill(process, SIGSTOP)
      async let letter = typesetter.typeset(try request(file))
      kill(process, SIGKILL)
      #expect(try await letter.pdf.starts(with: Array("%PDF".utf8)))
    }
    await typesetter.close()
  }

  @Test("A letter that takes too long is given up, and the next one comes out")
  func keepsItsDeadline() async throws {
    var configuration = try Typesetting.configuration()
    configuration.letterDeadline = .milliseconds(300)
    let typesetter = TypstTypesetter(configuration: configuration)
    try await typesetter.check()
    let endless =
      "#set document(title: \"x\")\n#let f(n) = { let i = 0; while i < 400000000 { i += 1; if i > 390000000 { i = 0 } } }\n#f(1)"
    try await withTemplate(endless) { file in
      let error = await #expect(throws: TypesettingError.self) { try await typesetter.typeset(try request(file)) }
      #expect(error?.code == .deadline || error?.code == .templateFault)
    }
    let process = try #require(try await started(typesetter))
    kill(process, SIGSTOP)
    try await withTemplate(Self.small) { file in
      let error = await #expect(throws: TypesettingError.self) { try await typesetter.typeset(try request(file)) }
      #expect(error?.code == .deadline)
      #expect(error?.message.contains(file) == true)
    }
    #expect(await typesetter.processIdentifier == nil)
    await typesetter.close()
  }

  @Test("It is replaced after the configured number of letters")
  func isRecycled() async throws {
    var configuration = try Typesetting.configuration()
    configuration.lettersPerProcess = 2
    let typesetter = TypstTypesetter(configuration: configuration)
    try await withTemplate(Self.small) { file in
      _ = try await typesetter.typeset(try request(file))
      let first = await typesetter.processIdentifier
      #expect(first != nil)
      _ = try await typesetter.typeset(try request(file))
      #expect(await typesetter.processIdentifier == nil)
      _ = try await typesetter.typeset(try request(file))
      #expect(await typesetter.processIdentifier != first)
    }
    await typesetter.close()
    await #expect(throws: TypesettingError.self) { try await typesetter.check() }
  }

  @Test("What is missing is named, with what to do: Python, the package, fonts, a template")
  func namesWhatIsMissing() async throws {
    func code(_ configuration: TypstConfiguration, mentions: String) async throws -> TypesettingError.Code? {
      let typesetter = TypstTypesetter(configuration: configuration)
      let error = await #expect(throws: TypesettingError.self) { try await typesetter.check() }
      #expect(error?.message.contains(mentions) == true, "\(error?.message ?? "")")
      await typesetter.close()
      return error?.code
    }
    #expect(try await code(TypstConfiguration(python: "/nowhere/python"), mentions: "/nowhere/python") == .pythonMissing)
    #expect(try await code(TypstConfiguration(python: "/bin/false"), mentions: "/bin/false") == .died)
    #expect(try await code(TypstConfiguration(python: "/usr/bin/python3"), mentions: "pip install typst") == .typstMissing)
    var fontless = try Typesetting.configuration()
    fontless.requiredFonts = ["No Such Font"]
    #expect(try await code(fontless, mentions: "No Such Font") == .fontsMissing)
    let missing = Fixture.lettersDirectory + "/en/none.typ"
    let error = await #expect(throws: TypesettingError.self) { try await Typesetting.shared().typeset(try request(missing)) }
    #expect(error?.code == .templateMissing)
    #expect(error?.message.contains(missing) == true)
  }

  @Test("A fault in a template is reported with its file and line, and without the letter's content")
  func reportsFaultsWithoutContent() async throws {
    for (template, mention) in [
      ("#set document(title: \"x\")\n#let data = json(bytes(sys.inputs.data))\n#data.nothing", "nothing"),
      ("#set document(title: \"x\")\n#let data = json(bytes(sys.inputs.data))\n#panic(data.name)", "panicked"),
      ("#set document(title: \"x\")\n#let data = json(bytes(sys.inputs.data))\n#(a: 1).at(data.name)", "line 3"),
      ("#set document(title: \"x\")\n#let data = json(bytes(sys.inputs.data))\n#assert.eq(data.name, 1)", "line 3"),
    ] {
      try await withTemplate(template) { file in
        let error = await #expect(throws: TypesettingError.self) { try await Typesetting.shared().typeset(try request(file)) }
        let message = try #require(error?.message)
        #expect(error?.code == .templateFault)
        #expect(message.contains(mention) && message.contains(file), "\(message)")
        #expect(!message.contains("Lennox"), "\(message)")
      }
    }
  }

  @Test("Letters asked for at once all come out")
  func setsLettersAskedForAtOnce() async throws {
    let typesetter = try Typesetting.shared()
    try await withTemplate(Self.small) { file in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<40 { group.addTask { try await typesetter.typeset(try request(file)).pdf.count } }
        for try await size in group { #expect(size > 1000) }
      }
    }
  }

  private static let small = """
    #let data = json(bytes(sys.inputs.data))
    #set document(title: "Letter")
    #set text(font: "Noto Sans", lang: "en")
    Dear #data.name,
    """

  private func started(_ typesetter: TypstTypesetter) async throws -> Int32? {
    try await typesetter.check()
    return await typesetter.processIdentifier
  }

  private func request(_ template: String) throws -> LetterRequest {
    LetterRequest(
      template: template, data: Array(#"{"name":"Moira Lennox"}"#.utf8), date: try LocalDate(year: 2026, month: 11, day: 20))
  }

  private func withTemplate(_ text: String, _ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-typst-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "letter.typ")
    try Data(text.utf8).write(to: file)
    try await body(file.path)
  }
}
