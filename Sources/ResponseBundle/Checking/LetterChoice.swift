/// A choice that a letter must show: with other values it must read differently.
struct LetterChoice: Hashable, Sendable {
  /// As ``LetterPart/name``.
  var name: String
  /// The values without the choice; `nil` where nothing was chosen, which is a fault as well.
  var other: NoticeValues?

  init(_ name: String, values: NoticeValues?) {
    self.name = name
    other = values
  }

  init(_ name: String, _ code: String?, without: () -> NoticeValues) {
    self.init(name, values: code == nil ? nil : without())
  }

  /// One choice for each code, and one that nothing can meet where there is none.
  static func each(of codes: Set<String>, called name: String, without: (String) -> NoticeValues) -> [LetterChoice] {
    codes.isEmpty ? [LetterChoice(name, values: nil)] : codes.sorted().map { LetterChoice(name, values: without($0)) }
  }
}
