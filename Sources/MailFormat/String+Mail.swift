extension String {
  var isBlank: Bool {
    unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// Line ends as `\n`; no other control characters than tabs.
  var normalisedLines: String {
    var result = String.UnicodeScalarView()
    var previousWasReturn = false
    for scalar in unicodeScalars {
      defer { previousWasReturn = scalar == "\r" }
      switch scalar {
      case "\r": result.append("\n")
      case "\n": if !previousWasReturn { result.append("\n") }
      case "\t": result.append(scalar)
      case _ where scalar.isControl: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// One line: control characters become spaces, the ends are trimmed.
  var singleLine: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars { result.append(scalar.isControl || scalar.isLineBreak ? " " : scalar) }
    return String(result).trimmingSpaces
  }

  var trimmingSpaces: String {
    guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(unicodeScalars[first...last])
  }

  /// `nil` instead of an empty string.
  var nonEmpty: String? { isEmpty ? nil : self }
}

extension Unicode.Scalar {
  /// C0, DEL or C1.
  var isControl: Bool { properties.generalCategory == .control }

  var isLineBreak: Bool { self == "\u{2028}" || self == "\u{2029}" }

  /// Directional overrides, zero-width characters and the like, with which text can look other than it is.
  var isInvisible: Bool { properties.generalCategory == .format }
}
