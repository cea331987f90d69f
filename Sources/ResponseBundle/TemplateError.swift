/// Why a template cannot be used: which file, which placeholder, and what to do.
public struct TemplateError: Error, Hashable, Sendable {
  public enum Code: String, Hashable, Sendable {
    case fileMissing = "file-missing"
    case syntax
    /// A placeholder that no template has.
    case unknownPlaceholder = "unknown-placeholder"
    /// A placeholder without a value in this case.
    case valueMissing = "value-missing"
    /// A tag that is not allowed, such as one that leaves out the escaping.
    case forbiddenTag = "forbidden-tag"
    case subjectMissing = "subject-missing"
    /// The text would lack something that a letter of its kind must say (law.md R14 and others); the key names it.
    case partMissing = "part-missing"
  }

  public var code: Code
  public var file: String
  /// The placeholder's name, or that of the missing part.
  public var key: String?

  public init(code: Code, file: String, key: String? = nil) {
    self.code = code
    self.file = file
    self.key = key
  }
}

extension TemplateError: CustomStringConvertible {
  public var description: String {
    let tag = "{{\(key ?? "")}}"
    return switch code {
    case .fileMissing: "\(file): the template cannot be read. Copy the shipped template of that name and adapt it."
    case .syntax: "\(file): the template is not valid Mustache\(key.map { " near {{\($0)}}" } ?? ""). Check that every section is closed."
    case .unknownPlaceholder: "\(file): there is no placeholder \(tag). Correct its spelling, or remove it."
    case .valueMissing:
      "\(file): \(tag) has no value in this case. Put it into a section {{#\(key ?? "")}} … {{/\(key ?? "")}}, or remove it."
    case .forbiddenTag: "\(file): the tag \(tag) is not allowed. Use {{name}}, {{#name}}, {{^name}}, {{/name}} and {{! comment}} only."
    case .partMissing:
      "\(file): the letter lacks \(key ?? "a part"). Put it back, or compare the template with the shipped one: it is not sent without."
    case .subjectMissing: "\(file): the first line is not \u{201C}Subject: …\u{201D} with a blank line after it. Add both."
    }
  }
}
