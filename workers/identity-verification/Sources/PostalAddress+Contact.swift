import DataMap
import Intake
import SystemConnectors

extension PostalAddress {
  /// An address on file as an envelope shows it; `nil` where the name or the address is missing.
  init?(contact: Contact, of match: ContactMatch) {
    self.init(name: match.displayName, lines: contact.value.split(separator: "\n").map(String.init), postcode: nil)
    guard contact.kind == .post, isComplete else { return nil }
  }
}
