import ControllerProfile
import Foundation
import ResponseBundle
import RightsLaw
import Testing

@Suite("A refusal", .timeLimit(.minutes(1)))
struct RefusalTests {
  @Test("R14, N6: PDF and text have the reasons, both complaints and the way to court")
  func hasAllFour() async throws {
    let particulars = try Fixture.particulars(rights: [.access, .erasure], authority: Fixture.authority)
    let refusal = RefusalInput(particulars: particulars, reasons: Fixture.refusalReasons)
    let bundle = try await Typesetting.builder().build(refusal)
    let profile = particulars.profile
    for path in ["letter.pdf", "letter.txt"] {
      let bytes = try bundle.file(path).bytes
      let text =
        path.hasSuffix(".pdf")
        ? try DocumentTools.words(ofPDF: bytes)
        : String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for part in [
        Fixture.refusalReasons[0].sentence, Fixture.refusalReasons[0].citation, profile.complaints.toController, profile.dpo.email,
        profile.complaints.toRegulator, profile.regulator.phone, profile.regulator.website, profile.complaints.court,
        Fixture.authority.name,
      ] {
        #expect(text.contains(part), "\(path) lacks \(part)")
      }
    }
    try DocumentTools.show(bundle, as: "refusal")
    #expect(bundle.manifest.kind == .refusal)
    #expect(bundle.manifest.reasons == Fixture.refusalReasons)
    try Golden.expect(try DocumentTools.text(ofPDF: try bundle.file("letter.pdf").bytes, layout: true), is: "refusal.txt")
  }

  @Test("R14, exception: a silent refusal tells no reasons anywhere, and keeps every remedy")
  func keepsSilent() async throws {
    let particulars = try Fixture.particulars()
    let bundle = try await Typesetting.builder().build(
      RefusalInput(particulars: particulars, reasons: Fixture.refusalReasons, isSilent: true))
    let words = try DocumentTools.words(ofPDF: try bundle.file("letter.pdf").bytes)
    let everything = words + (try bundle.text("letter.txt")) + String(decoding: bundle.manifestBytes, as: UTF8.self)
    #expect(words.contains("You have received everything that you are entitled to"))
    #expect(words.contains(particulars.profile.complaints.court))
    #expect(!everything.contains(Fixture.refusalReasons[0].sentence))
    #expect(!everything.contains(Fixture.refusalReasons[0].citation))
    #expect(!everything.contains("refus"))
  }

  @Test("R14: a refusal without its reasons cannot be built")
  func needsReasons() async throws {
    let builder = try Typesetting.builder()
    let particulars = try Fixture.particulars()
    await #expect(throws: BundleError.refusalIncomplete(missing: "its reasons")) {
      try await builder.build(RefusalInput(particulars: particulars, reasons: []))
    }
    await #expect(throws: BundleError.refusalIncomplete(missing: "the words of a reason")) {
      try await builder.build(RefusalInput(particulars: particulars, reasons: [RefusalReason(sentence: " ", citation: "Art 17(3)(e)")]))
    }
  }

  @Test("R14: a template that has lost a remedy is refused")
  func needsRemediesInTemplate() async throws {
    let file = Fixture.lettersDirectory + "/en/refusal.txt"
    let shipped = try String(contentsOfFile: file, encoding: .utf8)
    for (lost, name) in [
      ("{{complaints.court}}", "the judicial remedy"), ("{{complaints.toController}}", "the right to complain to the controller"),
      ("{{complaints.toRegulator}}", "the right to complain to the regulator"), ("{{sentence}}", "the words of a reason"),
    ] {
      let folder = FileManager.default.temporaryDirectory.appending(path: "habeas-letters-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      try FileManager.default.createDirectory(at: folder.appending(path: "en"), withIntermediateDirectories: true)
      try Data(shipped.replacing(lost, with: "").utf8).write(to: folder.appending(path: "en/refusal.txt"))
      let builder = BundleBuilder(typesetter: try Typesetting.shared(), lettersDirectory: folder.path)
      await #expect(throws: BundleError.refusalIncomplete(missing: name)) {
        try await builder.build(RefusalInput(particulars: try Fixture.particulars(), reasons: Fixture.refusalReasons))
      }
    }
  }
}
