/// A letter, as the typesetting process takes it.
struct TypstRequest: Encodable {
  var template: String
  /// JSON in a string: the process hands it on to the template.
  var data: String
  /// Seconds since 1970.
  var timestamp: Int

  init(_ letter: LetterRequest) {
    template = letter.template
    data = String(decoding: letter.data, as: UTF8.self)
    timestamp = LetterDate.timestamp(letter.date)
  }
}
