public import ControllerProfile
import FoundationEssentials
public import RightsLaw

/// A notice that goes by post: the very words of its text template, on the controller's letterhead.
///
/// Its layout is `letters/<language>/notice.typ`. What is said comes from the text template alone, whose digest a standing approval covers.
public struct NoticeLetter: Hashable, Sendable {
  public var notice: RenderedNotice
  public var language: String
  public var profile: ControllerProfile
  public var reference: String
  /// Name and address, line by line.
  public var recipient: [String]
  public var date: LocalDate
  public var demonstration: Bool

  public init(
    notice: RenderedNotice, language: String, profile: ControllerProfile, reference: String, recipient: [String], date: LocalDate,
    demonstration: Bool
  ) {
    self.notice = notice
    self.language = language
    self.profile = profile.translated(into: language)
    self.reference = reference
    self.recipient = recipient
    self.date = date
    self.demonstration = demonstration
  }

  /// The letter for a typesetter.
  ///
  /// - Throws: ``BundleError`` when its data cannot be encoded.
  public func request(lettersDirectory: String) throws(BundleError) -> LetterRequest {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return LetterRequest(
        template: "\(lettersDirectory)/\(language)/notice.typ", data: [UInt8](try encoder.encode(TemplateValue.object(members))), date: date
      )
    } catch {
      throw .encoding(file: "notice.typ")
    }
  }

  private var members: [String: TemplateValue] {
    [
      "language": .text(language),
      "demonstration": .flag(demonstration),
      "controller": .text(profile.name),
      "dpo": .object([
        "title": .text(profile.dpo.title), "address": .list(profile.dpo.address.map(TemplateValue.text)),
        "email": .text(profile.dpo.email),
      ]),
      "reference": .text(reference),
      "recipient": .list(recipient.map { .text(SingleLine.text($0)) }),
      "date": .text(LetterDate.text(date, language: language)),
      "title": .text(notice.subject),
      "paragraphs": .list(paragraphs.map { .list($0.map(TemplateValue.text)) }),
    ]
  }

  /// The text's paragraphs, each as its lines.
  private var paragraphs: [[String]] {
    notice.body.split(separator: "\n", omittingEmptySubsequences: false)
      .split { $0.allSatisfy(\.isWhitespace) }
      .map { $0.map(String.init) }
  }
}
