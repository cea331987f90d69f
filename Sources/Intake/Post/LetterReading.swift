import Foundation
import ScanReading

/// What a letter says of its writer: the sender's block above the salutation, and a customer number with its label.
///
/// It is conservative: what is not plain stays unsaid, and a person looks. Nothing found here identifies anybody: it is what the writer
/// wrote.
struct LetterReading {
  /// Postcodes of the controller, which are the addressee's. Without spaces, in capitals.
  let ownPostcodes: Set<String>

  /// The sender's address: exactly one block with a postcode that is not the controller's, and a name.
  func sender(in document: ScannedDocument) -> PostalAddress? {
    guard let page = document.pages.first(where: { !$0.paragraphs.isEmpty }) else { return nil }
    let paragraphs = page.paragraphs.map { $0.map(\.text) }
    // What follows the salutation may name anybody's address.
    guard let salutation = paragraphs.firstIndex(where: { $0.contains(where: Self.isSalutation) }) else { return nil }
    let head = paragraphs[..<salutation] + [Array(paragraphs[salutation].prefix { !Self.isSalutation($0) })]
    let blocks = Self.blocks(Array(head)).filter { block in block.contains { !Postcode.all(in: $0).isEmpty } }
    let foreign = blocks.filter { !isOwn($0) }
    guard foreign.count == 1, let block = foreign.first else { return nil }
    return address(block, signature: Self.signature(in: document))
  }

  /// The number that stands after a label such as "Customer number"; `nil` where there are two different ones.
  func customerNumber(in text: String) -> String? {
    let found = text.split(whereSeparator: \.isNewline).flatMap { line in
      line.matches(of: /(?i)\b(?:customer|client|account|kunden|klienta)[ -]?(.{0,12}?)[ .:#]+([A-Z0-9][A-Z0-9\/-]{3,19})\b/)
        .filter { Self.numberWords.contains($0.1.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: " .:#"))) }
        .map { String($0.2).uppercased() }
    }
    let numbers = Set(found.filter { $0.contains(where: \.isNumber) })
    return numbers.count == 1 ? numbers.first : nil
  }

  private func isOwn(_ block: [String]) -> Bool {
    block.contains { line in Postcode.all(in: line).contains { ownPostcodes.contains($0.compared) } }
  }

  private func address(_ block: [String], signature: String?) -> PostalAddress? {
    guard let end = block.firstIndex(where: { !Postcode.all(in: $0).isEmpty }) else { return nil }
    let codes = block.flatMap(Postcode.all(in:))
    guard codes.count == 1, let code = codes.first else { return nil }
    var lines = Array(block[..<end])
    var name = lines.first.flatMap(PersonName.find(in:))
    if let signature {
      // Another name above the address may be a company's or somebody else's: then the signature is the writer, and the line stays.
      if let first = name, PersonName.agree(first, signature) {
        lines.removeFirst()
        // Of `G Pugh` and `Gareth Pugh`, the one that says more.
        name = first.count > signature.count ? first : signature
      } else {
        name = signature
      }
    } else if name != nil {
      lines.removeFirst()
    }
    if !code.rest.isEmpty { lines.append(code.rest) }
    guard let name, (1...6).contains(lines.count), lines.allSatisfy({ $0.count <= 80 }) else { return nil }
    let written = block[(end + 1)...].first.flatMap { Self.countries.contains($0.lowercased()) ? $0 : nil }
    return PostalAddress(name: name, lines: lines, postcode: code.text, country: written ?? code.country)
  }

  /// Paragraphs as blocks: a postcode that was set off joins the lines above it, and a sender's line in one row is taken apart.
  private static func blocks(_ paragraphs: [[String]]) -> [[String]] {
    var blocks: [[String]] = []
    for paragraph in paragraphs where !paragraph.isEmpty {
      if let first = paragraph.first, Postcode.all(in: first).contains(where: { $0.rest.isEmpty }), !blocks.isEmpty,
        !blocks[blocks.count - 1].contains(where: { !Postcode.all(in: $0).isEmpty })
      {
        blocks[blocks.count - 1] += paragraph
      } else if paragraph.count == 1, case let parts = inOneRow(paragraph[0]), parts.count >= 3 {
        blocks.append(parts)
      } else {
        blocks.append(paragraph)
      }
    }
    return blocks
  }

  private static func inOneRow(_ line: String) -> [String] {
    line.split(whereSeparator: { ",·•|".contains($0) }).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// What may stand between "Customer" and its number; nothing at all may.
  private static let numberWords: Set<String> = [
    "", "number", "number is", "no", "nr", "num", "id", "reference", "ref", "nummer", "numer", "numéro", "n°",
  ]

  private static func isSalutation(_ line: String) -> Bool {
    let line = line.lowercased()
    return ["dear ", "to whom it may concern", "sehr geehrte", "guten tag", "hallo", "hello", "szanown", "madame", "monsieur"]
      .contains { line.hasPrefix($0) }
  }

  /// The name below the closing, where one of the next lines is a name and nothing else.
  private static func signature(in document: ScannedDocument) -> String? {
    let lines = document.pages.flatMap { $0.paragraphs.joined().map(\.text) }
    guard let closing = lines.lastIndex(where: isClosing) else { return nil }
    return lines[(closing + 1)...].prefix(3).lazy.compactMap(PersonName.find(in:)).first
  }

  private static func isClosing(_ line: String) -> Bool {
    let line = line.lowercased()
    return [
      "yours ", "kind regards", "best regards", "regards", "best wishes", "with kind regards", "mit freundlichen", "mit besten",
      "viele grüße", "freundliche grüße", "z poważaniem", "pozdrawiam", "cordialement", "bien à vous",
    ].contains { line.hasPrefix($0) }
  }

  private static let countries: Set<String> = [
    "united kingdom", "uk", "england", "scotland", "wales", "cymru", "northern ireland", "ireland", "germany", "deutschland", "france",
    "poland", "polska",
  ]
}
