extension Reference {
  /// The references that a scan may have meant, where a program that reads print took up to two symbols for others that look like them:
  /// `29CCF-SHOWA` for `29CCF-5H0WA`. What stands there as it is, ``all(in:)`` finds.
  ///
  /// One in 37 of what is tried passes its check symbol by chance: only a case that there is says which was meant.
  public static func lookalikes(in text: String) -> [Reference] {
    var found: [Reference] = []
    for match in text.matches(of: /\b([0-9A-Za-z]{5}) ?[-–—] ?([0-9A-Za-z]{4}[0-9A-Za-z*~$=)])(?![0-9A-Za-z])/) {
      for symbols in variants(of: (match.1 + match.2).uppercased().map { same[$0] ?? $0 }) {
        guard let reference = Reference(String(symbols)), !found.contains(reference) else { continue }
        guard found.count < mostLookalikes else { return found }
        found.append(reference)
      }
    }
    return found
  }

  /// Everything that one or two other symbols make of it, one first.
  private static func variants(of symbols: [Character]) -> [[Character]] {
    let single = replacing(symbols, from: 0)
    return single.map(\.symbols) + single.flatMap { replacing($0.symbols, from: $0.place + 1).map(\.symbols) }
  }

  private static func replacing(_ symbols: [Character], from start: Int) -> [(place: Int, symbols: [Character])] {
    (start..<symbols.count).flatMap { place in
      groups.filter { $0.contains(symbols[place]) }.joined().filter { $0 != symbols[place] }.map { other in
        var changed = symbols
        changed[place] = other
        return (place, changed)
      }
    }
  }

  /// Letters that no reference has, and what they count as.
  private static let same: [Character: Character] = ["O": "0", "I": "1", "L": "1"]

  /// Symbols that look alike in print.
  private static let groups = ["0DQ", "17", "1T", "2Z", "5S$", "6G", "8B", "3B", "4A", "J)", "CG", "VY", "UV", "VW"].map(Array.init)

  /// A letter full of hyphens costs this many looks into the database at most.
  private static let mostLookalikes = 64
}
