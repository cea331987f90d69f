import Foundation
import Mustache

/// A Mustache template from a file, in which every placeholder must exist and have a value.
///
/// Mustache itself leaves an unknown placeholder empty; in a letter that would be a hole that nobody notices.
struct TextTemplate: Sendable {
  enum Escaping: Sendable {
    case none
    case html
  }

  let file: String
  /// SHA-256 (hex) of the file.
  let digest: String
  let text: String
  private let tags: [TemplateTag]
  private let template: MustacheTemplate

  init(file: String, escaping: Escaping) throws(TemplateError) {
    guard let data = FileManager.default.contents(atPath: file), let text = String(bytes: data, encoding: .utf8) else {
      throw TemplateError(code: .fileMissing, file: file)
    }
    try self.init(text: text, file: file, escaping: escaping)
  }

  init(text: String, file: String, escaping: Escaping) throws(TemplateError) {
    self.file = file
    self.digest = ResponseBundle.digest(Array(text.utf8))
    self.text = text
    self.tags = try TemplateTag.scan(text, file: file)
    do {
      template = try MustacheTemplate(string: escaping == .none ? "{{% CONTENT_TYPE:TEXT}}" + text : text)
    } catch {
      throw TemplateError(code: .syntax, file: file)
    }
  }

  func render(_ values: [String: TemplateValue]) throws(TemplateError) -> String {
    try check(tags[...], scopes: [values])
    return template.render(TemplateValue.object(values).rendered)
  }

  /// Walks the tags as rendering does, and stops at the first placeholder that would leave a hole.
  private func check(_ tags: ArraySlice<TemplateTag>, scopes: [[String: TemplateValue]]) throws(TemplateError) {
    var rest = tags
    while let tag = rest.popFirst() {
      let value = tag.name == "." ? nil : Self.lookUp(tag.name, in: scopes)
      if tag.name != ".", value == nil { throw TemplateError(code: .unknownPlaceholder, file: file, key: tag.name) }
      switch tag.kind {
      case .variable:
        switch value {
        case .absent?: throw TemplateError(code: .valueMissing, file: file, key: tag.name)
        case .text?, nil: break
        default: throw TemplateError(code: .forbiddenTag, file: file, key: tag.name)
        }
      case .section, .inverted:
        let inner = rest.prefix(tag.length)
        rest = rest.dropFirst(tag.length + 1)
        guard let value, value.isShown == (tag.kind == .section) else { continue }
        switch value {
        case .list(let items) where tag.kind == .section:
          for case .object(let members) in items { try check(inner, scopes: scopes + [members]) }
        case .object(let members) where tag.kind == .section: try check(inner, scopes: scopes + [members])
        default: try check(inner, scopes: scopes)
        }
      case .end: break
      }
    }
  }

  private static func lookUp(_ name: String, in scopes: [[String: TemplateValue]]) -> TemplateValue? {
    let parts = name.split(separator: ".").map(String.init)
    guard let first = parts.first, let scope = scopes.last(where: { $0[first] != nil }) else { return nil }
    var value = scope[first]
    for part in parts.dropFirst() {
      guard case .object(let members)? = value else { return nil }
      value = members[part]
    }
    return value
  }
}
