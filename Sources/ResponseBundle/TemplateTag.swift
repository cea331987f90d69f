/// One tag of a Mustache template.
struct TemplateTag: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case variable
    case section
    case inverted
    case end
  }

  var kind: Kind
  var name: String
  /// Of a section: how many tags lie between its start and its end.
  var length = 0

  /// Finds the tags of a template, and refuses those that a letter must not use: partials, other delimiters, text without escaping.
  static func scan(_ text: String, file: String) throws(TemplateError) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var open: [Int] = []
    for match in text.matches(of: #/\{\{(.*?)\}\}/#.dotMatchesNewlines()) {
      let content = match.output.1.drop(while: \.isWhitespace)
      guard let sigil = content.first else { throw TemplateError(code: .syntax, file: file) }
      if sigil == "!" { continue }
      let isPlain = sigil.isLetter || sigil == "."
      let name = String((isPlain ? content : content.dropFirst()).drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
      guard isPlain || "#^/".contains(sigil), name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." }), !name.isEmpty else {
        throw TemplateError(code: .forbiddenTag, file: file, key: String(content))
      }
      switch sigil {
      case "#", "^":
        open.append(tags.count)
        tags.append(TemplateTag(kind: sigil == "#" ? .section : .inverted, name: name))
      case "/":
        guard let start = open.popLast(), tags[start].name == name else {
          throw TemplateError(code: .syntax, file: file, key: "/" + name)
        }
        tags[start].length = tags.count - start - 1
        tags.append(TemplateTag(kind: .end, name: name))
      default:
        tags.append(TemplateTag(kind: .variable, name: name))
      }
    }
    if let start = open.last { throw TemplateError(code: .syntax, file: file, key: "#" + tags[start].name) }
    return tags
  }
}
