/// The way in which identity was checked.
public enum IdentityMethod: String, Codable, Hashable, Sendable, CaseIterable {
  /// A code sent to an email address on file and given back.
  case codeToEmailOnFile = "code-to-email-on-file"
  /// A code in a letter to a postal address on file, given back by letter.
  case codeToAddressOnFile = "code-to-address-on-file"

  /// The notice that carries the code.
  var notice: NoticeKind {
    switch self {
    case .codeToEmailOnFile: .identityCode
    case .codeToAddressOnFile: .identityLetter
    }
  }
}
