public import RightsLaw

/// A template, and the data that it shows.
public struct LetterRequest: Hashable, Sendable {
  /// The path of the Typst file.
  public var template: String
  /// A JSON object. It reaches the template as data and can never become markup.
  public var data: [UInt8]
  /// The date that the PDF states as its own, so that equal letters are equal bytes.
  public var date: LocalDate

  public init(template: String, data: [UInt8], date: LocalDate) {
    self.template = template
    self.data = data
    self.date = date
  }
}
