/// The way in which identity was checked.
public enum IdentityMethod: String, Codable, Hashable, Sendable, CaseIterable {
  /// A code sent to an email address on file and given back.
  case codeToEmailOnFile = "code-to-email-on-file"
}
