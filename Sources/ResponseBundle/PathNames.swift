/// Names of files in an archive: plain ASCII, each one once.
struct PathNames {
  private var used: Set<String> = []

  mutating func unique(folder: String, name: String, suffix: String) -> String {
    let base = folder + "/" + Self.slug(name)
    var path = base + suffix
    var number = 2
    while !used.insert(path).inserted {
      path = "\(base)-\(number)\(suffix)"
      number += 1
    }
    return path
  }

  /// Lower-case ASCII letters, digits, `-` and `_`; everything else becomes a hyphen.
  static func slug(_ name: String) -> String {
    let symbols = name.lowercased().unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_") ? Character(scalar) : "-"
    }
    let words = String(symbols).split(separator: "-").joined(separator: "-")
    return words.isEmpty ? "unnamed" : words
  }
}
