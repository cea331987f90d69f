import ProcessorProtocols
import VaultContents

extension SuppressionSubject {
  /// Everything that the message gave; what a processor gets of it is limited to its categories.
  var identifiers: ProcessorIdentifiers {
    var postal: ProcessorIdentifiers.Postal?
    if let name, let postcode { postal = .init(name: name, lines: postalLines, postcode: postcode) }
    return ProcessorIdentifiers(emails: emails, phones: phones, customerNumbers: customerNumbers, postal: postal)
  }
}
