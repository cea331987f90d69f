/// The first line that the typesetting process is sent.
struct TypstSettings: Encodable {
  var fontDirectories: [String]
  var requiredFonts: [String]

  init(_ configuration: TypstConfiguration) {
    fontDirectories = configuration.fontDirectories
    requiredFonts = configuration.requiredFonts
  }
}
