import ControllerProfile
import RightsLaw

/// Builds answers from what a case has found and decided.
///
/// ```swift
/// let builder = BundleBuilder(typesetter: typesetter, lettersDirectory: "controllers/optimised-group/letters")
/// let bundle = try await builder.build(input)
/// ```
///
/// Equal input, the nonce included, gives equal bytes.
public struct BundleBuilder: Sendable {
  /// The letter's path in every answer; by post it is all of the answer.
  public static let letterPath = "letter.pdf"

  private let typesetter: any LetterTypesetter
  private let lettersDirectory: String
  private let reader: LetterReader

  /// - Parameters:
  ///   - lettersDirectory: the controller's folder of letters, with a folder for each language.
  ///   - pdftotext: poppler's program, which reads finished letters for the check of what they say.
  public init(typesetter: any LetterTypesetter, lettersDirectory: String, pdftotext: String = "/usr/bin/pdftotext") {
    self.typesetter = typesetter
    self.lettersDirectory = lettersDirectory
    reader = LetterReader(program: pdftotext)
  }

  /// The answer to an access request: letter, report, JSON, a CSV file for each collection (law.md R1).
  ///
  /// - Throws: ``BundleError``.
  public func build(_ input: BundleInput) async throws(BundleError) -> ResponseBundle {
    let content = try BundleContent(input)
    var files = [
      BundleFile(path: Self.letterPath, mediaType: "application/pdf", bytes: try await letter(.accessCover(content), content.particulars)),
      BundleFile(path: "report.html", mediaType: "text/html", bytes: try report(content)),
      BundleFile(path: "data.json", mediaType: "application/json", bytes: try DataDocument(content).bytes()),
    ]
    for collection in content.systems.flatMap(\.collections) {
      files.append(BundleFile(path: collection.csvPath, mediaType: "text/csv", bytes: CommaSeparatedValues.bytes(of: collection)))
    }
    return try ResponseBundle(files: files, describedBy: BundleManifest(content))
  }

  /// A refusal: a letter with everything that law.md R14 asks for.
  ///
  /// - Throws: ``BundleError``; `refusalIncomplete` where a reason is missing or empty.
  public func build(_ refusal: RefusalInput) async throws(BundleError) -> ResponseBundle {
    try refusal.requireComplete()
    let text = try refusalText(refusal)
    let files = [
      BundleFile(path: Self.letterPath, mediaType: "application/pdf", bytes: try await letter(.refusal(refusal), refusal.particulars)),
      BundleFile(path: "letter.txt", mediaType: "text/plain", bytes: Array(text.utf8)),
    ]
    return try ResponseBundle(files: files, describedBy: BundleManifest(refusal))
  }

  private func letter(_ letter: LetterContent, _ particulars: CaseParticulars) async throws(BundleError) -> [UInt8] {
    let request = LetterRequest(
      template: "\(lettersDirectory)/\(particulars.language)/\(letter.template)", data: try letter.data(),
      date: particulars.respondedOn)
    let pdf: [UInt8]
    do throws(TypesettingError) {
      pdf = try await typesetter.typeset(request).pdf
    } catch {
      throw .typesetting(error)
    }
    // What was typeset is read again: a template may have lost what the law asks for.
    if let missing = letter.requiredParts.firstMissing(in: try await reader.text(of: pdf)) {
      throw .letterIncomplete(template: "\(particulars.language)/\(letter.template)", missing: missing)
    }
    return pdf
  }

  private func report(_ content: BundleContent) throws(BundleError) -> [UInt8] {
    do throws(TemplateError) {
      let template = try TextTemplate(file: "\(lettersDirectory)/\(content.particulars.language)/report.html", escaping: .html)
      return Array(try template.render(content.reportPlaceholders).utf8)
    } catch {
      throw .template(error)
    }
  }

  private func refusalText(_ refusal: RefusalInput) throws(BundleError) -> String {
    let particulars = refusal.particulars
    let values = NoticeValues(
      profile: particulars.profile, reference: particulars.reference, salutation: particulars.salutation,
      receivedOn: particulars.receivedOn, reasons: refusal.reasons, isSilent: refusal.isSilent,
      requesterAuthority: particulars.requesterAuthority, demonstration: particulars.demonstration)
    do throws(TemplateError) {
      let template = try NoticeTemplate.load(.refusal, language: particulars.language, lettersDirectory: lettersDirectory)
      return try template.render(values).body
    } catch {
      if error.code == .partMissing, let missing = error.key { throw .refusalIncomplete(missing: missing) }
      throw .template(error)
    }
  }
}
