/// Names of data categories for people.
enum CategoryName {
  /// A key of the Fides taxonomy in plain words: `user.contact.phone_number` becomes "contact: phone number". Other names stay.
  static func plain(_ name: String) -> String {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" } }) else {
      return name
    }
    let words = (parts[0] == "user" ? parts.dropFirst() : parts[...]).map { $0.replacing("_", with: " ") }
    return words.joined(separator: ": ")
  }

  /// The names of several categories, each once, in their order.
  static func list(_ names: [String]) -> String? {
    var seen: Set<String> = []
    let plainNames = names.map(plain).filter { seen.insert($0).inserted }
    return plainNames.isEmpty ? nil : plainNames.joined(separator: "; ")
  }
}
