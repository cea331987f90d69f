/// What belongs to the person who asks: it is theirs to see, and never suggested.
public struct OwnDetails: Sendable {
  private let nameWords: Set<String>
  private let emails: Set<String>
  private let numbers: Set<String>

  /// - Parameters:
  ///   - names: Full names, in any order and spelling that the person has.
  ///   - emails: Addresses; letter case does not matter.
  ///   - numbers: Telephone numbers, bank accounts, cards, national and customer numbers, however they are written.
  public init(names: [String] = [], emails: [String] = [], numbers: [String] = []) {
    nameWords = Set(names.flatMap { $0.split { !$0.isLetter && $0 != "-" && $0 != "'" && $0 != "’" } }.map { $0.lowercased() })
    self.emails = Set(emails.map { $0.lowercased() })
    self.numbers = Set(numbers.map(Self.compared))
  }

  /// Nobody's: everything is somebody else's.
  public static let none = OwnDetails()

  /// Every word has to be one of the person's: a relative shares only some.
  func hasName(_ words: [String]) -> Bool { !words.isEmpty && words.allSatisfy(nameWords.contains) }

  func hasEmail(_ address: String) -> Bool { emails.contains(address.lowercased()) }

  func hasNumber(_ text: String) -> Bool { numbers.contains(Self.compared(text)) }

  /// A number without what only sets it off; telephone numbers without the prefix that is national or international.
  private static func compared(_ text: String) -> String {
    let symbols = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard symbols.allSatisfy(\.isNumber), symbols.count >= 9 else { return symbols }
    return String(symbols.suffix(9))
  }
}
