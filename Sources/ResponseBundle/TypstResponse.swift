import FoundationEssentials

/// A line from the typesetting process.
struct TypstResponse: Decodable {
  var ready: Bool?
  var pdf: Data?
  var replaced: Int?
  var error: String?
  var message: String?

  /// The letter, or the error that the process reports.
  func letter() throws(TypesettingError) -> TypesetLetter {
    try throwReported()
    guard let pdf, pdf.starts(with: Data("%PDF".utf8)) else { throw Self.senseless }
    return TypesetLetter(pdf: [UInt8](pdf), replacedCharacters: replaced ?? 0)
  }

  /// Checks the first line of a process.
  func requireReady() throws(TypesettingError) {
    try throwReported()
    guard ready == true else { throw Self.senseless }
  }

  private func throwReported() throws(TypesettingError) {
    guard let error else { return }
    throw TypesettingError(code: TypesettingError.Code(rawValue: error) ?? .protocolViolation, message: message ?? error)
  }

  static let senseless = TypesettingError(
    code: .protocolViolation, message: "the typesetting process answered something unexpected. Install the version of typst that dev names."
  )
}
