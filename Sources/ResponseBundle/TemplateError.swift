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
  }

  public var code: Code
  public var file: String
  /// The placeholder's name.
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
    case .subjectMissing: "\(file): the first line is not \u{201C}Subject: …\u{201D} with a blank line after it. Add both."
    }
  }
}
