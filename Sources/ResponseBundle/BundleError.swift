/// Why an answer could not be built.
public enum BundleError: Error, Hashable, Sendable {
  /// The nonce is not 32 bytes long.
  case nonceLength(Int)
  /// A row has a field that the collection does not describe. Such a field is neither shown nor dropped: it could be a secret, or data
  /// that the person is owed.
  case undescribedField(system: String, collection: String, field: String)
  /// A refusal would lack what law.md R14 asks for.
  case refusalIncomplete(missing: String)
  /// A letter would lack what its kind must say; with the template's name and the part's.
  case letterIncomplete(template: String, missing: String)
  /// A finished letter could not be read again for the check.
  case reading(String)
  case template(TemplateError)
  case typesetting(TypesettingError)
  /// A file could not be written as JSON.
  case encoding(file: String)
  /// The archive could not be written; with the library's reason.
  case archive(String)
}

extension BundleError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nonceLength(let count): "The nonce has \(count) bytes. Give 32 random bytes."
    case .undescribedField(let system, let collection, let field):
      "The collection \u{201C}\(collection)\u{201D} of \u{201C}\(system)\u{201D} gave a field \u{201C}\(field)\u{201D} that the data map does "
        + "not describe. Describe it there, then search again."
    case .refusalIncomplete(let missing): "The refusal lacks \(missing) (law.md R14). Add it: an incomplete refusal is not sent."
    case .letterIncomplete(let template, let missing):
      "\(template): the letter lacks \(missing). Put it back, or compare the template with the shipped one: it is not sent without."
    case .reading(let reason): "A letter could not be checked: \(reason). Install the Debian package poppler-utils."
    case .template(let error): error.description
    case .typesetting(let error): error.description
    case .encoding(let file): "\(file) could not be written as JSON. Look for a number that is not finite in the data found."
    case .archive(let reason): "The archive could not be written: \(reason)."
    }
  }
}
