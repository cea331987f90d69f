/// The line with which mail programs introduce a quotation: "On Tue, 3 Nov 2026 at 10:00, Jo <jo@customer.example> wrote:".
enum Attribution {
  /// Mail programs break it, seldom over more lines than these.
  private static let maximumLines = 4

  private static let openings = ["On ", "Am ", "Le ", "El ", "Il ", "Op ", "Em ", "Den ", "W dniu ", "Dnia ", "Ar ", "Vào "]
  private static let initials = Set(openings.compactMap(\.utf8.first) + [0x09])
  private static let verbs = [
    "wrote", "schrieb", "a écrit", "escribió", "ha scritto", "schreef", "escreveu", "skrev", "napisał", "pisze",
    "ysgrifennodd",
  ]

  /// How many lines the attribution that begins at `start` takes; `nil` where none does.
  static func length(_ lines: [String], at start: Int) -> Int? {
    // Most lines begin otherwise, and a letter has many.
    guard let letter = lines[start].utf8.first(where: { $0 != 0x20 }), initials.contains(letter) else { return nil }
    let first = lines[start].trimmingSpaces
    guard openings.contains(where: first.hasPrefix) else { return nil }
    var joined = ""
    for offset in 0..<min(maximumLines, lines.count - start) {
      let line = lines[start + offset].trimmingSpaces
      guard !line.isEmpty, !line.hasPrefix(">") else { return nil }
      joined += joined.isEmpty ? line : " " + line
      guard joined.utf8.count <= 500 else { return nil }
      // German programs put the name after the verb: "schrieb Jo Beispiel:".
      if joined.hasSuffix(":"), verbs.contains(where: joined.contains), hasDate(joined) { return offset + 1 }
    }
    return nil
  }

  /// A year or a time of day: people's own sentences that end in "wrote:" seldom have one.
  private static func hasDate(_ text: String) -> Bool {
    text.firstMatch(of: /\b\d{4}\b|\b\d{1,2}[:.]\d{2}\b/) != nil
  }
}
