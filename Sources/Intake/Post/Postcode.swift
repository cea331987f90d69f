import Foundation

/// A postcode in a line of an address.
struct Postcode: Hashable {
  /// As written, with single spaces.
  var text: String
  /// The line without it: the town, where both stand on one line.
  var rest: String
  /// The country that its form alone tells, in English.
  var country: String?

  /// For comparing: without spaces, in capitals.
  var compared: String { Self.compared(text) }

  static func compared(_ text: String) -> String { text.uppercased().filter { !$0.isWhitespace } }

  /// The postcodes of a line: British ones anywhere, Polish, German and French ones before the town.
  static func all(in line: String) -> [Postcode] {
    let british = line.matches(of: /\b(?:GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})\b/)
    if !british.isEmpty { return british.map { Postcode(text: String($0.output), rest: line.without($0.range), country: nil) } }
    if let polish = line.firstMatch(of: /^(?:PL[- ])?([0-9]{2}-[0-9]{3})\b/), line.without(polish.range).first?.isUppercase == true {
      return [Postcode(text: String(polish.1), rest: line.without(polish.range), country: "Poland")]
    }
    if let five = line.firstMatch(of: /^(?:[DF][- ])?([0-9]{5})\b/), line.without(five.range).first?.isUppercase == true {
      return [Postcode(text: String(five.1), rest: line.without(five.range), country: nil)]
    }
    return []
  }
}

extension String {
  fileprivate func without(_ range: Range<Index>) -> String {
    (self[..<range.lowerBound] + self[range.upperBound...]).trimmingCharacters(in: CharacterSet(charactersIn: " ,.;"))
  }
}
