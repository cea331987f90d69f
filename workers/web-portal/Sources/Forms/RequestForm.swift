import RightsCase

/// What a person has filled in, and what is missing in it.
struct RequestForm: Hashable, Sendable {
  /// A field with something to say about it; the raw value is the field's id on the page.
  enum Problem: String, CaseIterable, Sendable {
    case wishes
    case message
    case name
    case email
    case contact
    case postal
  }

  var wishes: [Wish] = []
  var channels: [MarketingChannel] = []
  var message = ""
  var name = ""
  var email = ""
  var phone = ""
  var customerNumber = ""
  var street = ""
  var postcode = ""
  var country = ""
  /// The person knows that nobody can answer, and sends it all the same: it is never refused for that.
  var withoutContact = false

  init() {}

  init(_ fields: FormFields) {
    let ticked = Set(fields.all("wish"))
    wishes = Wish.allCases.filter { ticked.contains($0.rawValue) }
    let tickedChannels = Set(fields.all("channel"))
    channels = Wish.channels.filter { tickedChannels.contains($0.rawValue) }
    message = Self.shortened(fields["message"], to: Self.longestMessage)
    name = Self.line(fields["name"])
    email = Self.line(fields["email"])
    phone = Self.line(fields["phone"])
    customerNumber = Self.line(fields["customer"])
    street = Self.shortened(fields["street"], to: 500)
    postcode = Self.line(fields["postcode"])
    country = Self.line(fields["country"])
    withoutContact = fields["without-contact"] == "yes"
  }

  /// Characters. What is longer is refused by the size of the form; this only keeps a single field in bounds.
  static let longestMessage = 20_000

  /// What the person has to look at again, in the order of the page.
  var problems: [Problem] {
    var problems: [Problem] = []
    if wishes.isEmpty, message.isEmpty { problems.append(.wishes) }
    if wishes.contains(.rectification), message.isEmpty { problems.append(.message) }
    if name.isEmpty { problems.append(.name) }
    if !email.isEmpty, !Self.looksLikeAddress(email) { problems.append(.email) }
    if !street.isEmpty != !postcode.isEmpty, email.isEmpty { problems.append(.postal) }
    if email.isEmpty, street.isEmpty, postcode.isEmpty, !withoutContact { problems.append(.contact) }
    return problems
  }

  /// Lines of the postal address.
  var streetLines: [String] { street.split(separator: "\n").map { Self.line(String($0)) }.filter { !$0.isEmpty } }

  /// One @ with something on both sides and nothing that could break a header: whether it exists only a mail can tell.
  static func looksLikeAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix(".") else {
      return false
    }
    return parts.allSatisfy { !$0.isEmpty }
      && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && !"<>()[]\\,;:\"".unicodeScalars.contains($0) }
  }

  private static func line(_ text: String) -> String {
    shortened(text.split(whereSeparator: \.isWhitespace).joined(separator: " "), to: 200)
  }

  private static func shortened(_ text: String, to limit: Int) -> String { String(text.prefix(limit)) }
}
