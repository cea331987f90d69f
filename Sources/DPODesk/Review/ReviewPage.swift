import ResponseBundle
import RightsCase
import RightsLaw

/// What the DPO reads before signing.
struct ReviewPage {
  let reference: String
  let version: Int
  let manifest: BundleManifest
  let manifestDigest: String
  /// The letter where it is in text form.
  var letter: String?
  let recipient: String
  var isApproved = false
  var style = TextStyle.plain

  var text: String {
    var lines = [
      style.heading("Case \(reference): \(Self.kind(manifest.kind)), version \(version)") + (isApproved ? ", approved" : ", to be decided"),
      "To \(recipient) by \(Channel(rawValue: manifest.channel)?.words ?? manifest.channel); dated \(Self.words(manifest.respondedOn)); "
        + "rights: \(manifest.rights.map { Right(rawValue: $0)?.words ?? $0 }.joined(separator: ", "))",
    ]
    if manifest.demonstration { lines.append(style.warning("DEMONSTRATION: every page says so, and it is no decision about anyone.")) }
    lines += ["", style.heading("Files")] + Self.files(of: manifest)
    if !manifest.coverage.isEmpty { lines += ["", style.heading("Coverage")] + coverage }
    if !manifest.withheld.isEmpty {
      lines += ["", style.heading("Withheld")]
      lines += manifest.withheld.map { "  \(TerminalText.line($0.what)): \(TerminalText.line($0.reason.sentence)) (\($0.reason.citation))" }
    }
    if !manifest.reasons.isEmpty {
      lines += ["", style.heading("Reasons of the refusal")]
      lines += manifest.reasons.map { TerminalText.indented("\($0.sentence) (\($0.citation))", by: "  ") }
    }
    lines += ["", style.heading("Letter")] + letterLines
    lines += ["", "Digest to be signed: \(manifestDigest)"]
    return lines.joined(separator: "\n")
  }

  static func kind(_ kind: BundleManifest.Kind) -> String {
    switch kind {
    case .access: "answer"
    case .refusal: "refusal"
    case .reply: "refusal that tells no reasons"
    }
  }

  static func files(of manifest: BundleManifest) -> [String] {
    var table = TextTable(indentation: 2)
    for file in manifest.files { table.add(file.path, ByteSize.text(file.size), file.mediaType) }
    return table.lines
  }

  private var coverage: [String] {
    var table = TextTable(indentation: 2)
    for system in manifest.coverage {
      let outcome = SearchOutcome(rawValue: system.outcome)?.words ?? system.outcome
      table.add("\(TerminalText.line(system.name)) (\(system.system))", outcome + (system.reason.map { ": \($0)" } ?? ""))
      for collection in system.collections { table.add("  \(collection.dataset).\(collection.collection)", collection.rows.counted("row")) }
    }
    return table.lines
  }

  private var letterLines: [String] {
    if let letter { return [TerminalText.indented(letter.trimmingSuffix(\.isNewline), by: "  ")] }
    let pages = manifest.files.map(\.path).filter { $0.hasSuffix(".pdf") || $0.hasSuffix(".html") }
    return ["  It has no text form. Unpack it with --output DIR and open: \(pages.joined(separator: ", "))"]
  }

  private static func words(_ isoDate: String) -> String { (try? LocalDate(iso: isoDate))?.inWords ?? isoDate }
}
