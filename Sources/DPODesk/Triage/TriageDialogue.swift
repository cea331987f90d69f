import RightsLaw

/// What single keys do while a message in triage is on the screen. Pure: the terminal is elsewhere.
struct TriageDialogue: Equatable {
  enum Key: Equatable {
    case letter(Character)
    case enter
    case escape
  }

  enum Decision: Equatable {
    /// Go on with these rights and no others.
    case accept([Right])
    case dismiss
    /// Leave the case as it is.
    case leave
  }

  private enum Mode { case choosing, correcting, dismissing }

  private let suggested: [Right]
  private var chosen: Set<Right>
  private var mode = Mode.choosing

  /// - Parameter suggested: What is recorded for the case, or clearly asked for. What is no more than possible is not among it: an
  ///   unclear request is never treated as erasure (design, rule 12).
  init(suggested: [Right]) {
    self.suggested = suggested
    chosen = Set(suggested)
  }

  /// Takes a key in. `nil` while nothing is decided; keys that mean nothing change nothing.
  mutating func press(_ key: Key) -> Decision? {
    switch (mode, key) {
    case (.choosing, .letter("a")) where !suggested.isEmpty: return .accept(suggested)
    case (.choosing, .letter("c")): mode = .correcting
    case (.choosing, .letter("d")): mode = .dismissing
    case (.choosing, .letter("q")), (.choosing, .escape): return .leave
    case (.correcting, .letter(let letter)):
      if let right = Self.right(of: letter) { chosen.formSymmetricDifference([right]) }
    case (.correcting, .enter) where !chosen.isEmpty: return .accept(Right.allCases.filter(chosen.contains))
    case (.dismissing, .letter("y")): return .dismiss
    case (.dismissing, .letter("n")), (.dismissing, .escape): mode = .choosing
    case (.correcting, .escape):
      chosen = Set(suggested)
      mode = .choosing
    default: break
    }
    return nil
  }

  /// What is asked now.
  var prompt: String {
    switch mode {
    case .choosing:
      let accept = suggested.isEmpty ? "" : "[a] accept: \(suggested.map(\.words).joined(separator: ", "))  "
      return "\(accept)[c] \(suggested.isEmpty ? "choose the rights" : "correct the rights")  [d] dismiss  [q] leave it"
    case .correcting:
      var table = TextTable(indentation: 2)
      for (letter, right) in zip(Self.letters, Right.allCases) {
        table.add("[\(letter)]", chosen.contains(right) ? "x" : ".", right.words)
      }
      return (["Which rights is it about? A letter switches one on or off."] + table.lines + ["[Enter] accept these  [Esc] back"])
        .joined(separator: "\n")
    case .dismissing: return "Close the case as no request, and send nothing? [y] yes  [n] no"
    }
  }

  private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  private static func right(of letter: Character) -> Right? {
    zip(letters, Right.allCases).first { $0.0 == letter }?.1
  }
}
