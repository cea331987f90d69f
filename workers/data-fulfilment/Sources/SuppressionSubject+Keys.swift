import CaseStore
import Sealing
import SystemConnectors
import VaultContents

extension SuppressionSubject {
  /// What systems are asked by.
  var keys: SuppressionKeys {
    SuppressionKeys(emails: emails, phones: phones, customerNumbers: customerNumbers, name: name, postcode: postcode)
  }

  /// What stays on the suppression list: of each identifier a keyed digest. What cannot be an identifier of its kind is left out.
  func entries(_ index: BlindIndex) -> [SuppressionList.Entry] {
    var entries: [SuppressionList.Entry] = []
    entries += emails.compactMap { index.token(.email, $0) }.map { .init(.email, token: $0) }
    entries += phones.compactMap { index.token(.phone, $0) }.map { .init(.phone, token: $0) }
    entries += customerNumbers.compactMap { index.token(.customerNumber, $0) }.map { .init(.customerNumber, token: $0) }
    if let name, let postcode, let token = index.postalToken(name: name, postcode: postcode) {
      entries.append(.init(.postal, token: token))
    }
    return entries
  }
}
