/// What a placeholder of a template stands for.
indirect enum TemplateValue: Hashable, Sendable {
  case text(String)
  case flag(Bool)
  case list([TemplateValue])
  case object([String: TemplateValue])
  /// A placeholder that exists and has no value in this case: fine in a section, an error where its value is to be shown.
  case absent

  init(_ text: String?) {
    self = text.map(TemplateValue.text) ?? .absent
  }

  /// The same as the Mustache library takes it.
  var rendered: Any {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag
    case .list(let list): list.map(\.rendered)
    case .object(let members): members.mapValues(\.rendered)
    case .absent: false
    }
  }

  /// Whether a section over the value is shown.
  var isShown: Bool {
    switch self {
    case .flag(let flag): flag
    case .list(let list): !list.isEmpty
    case .absent: false
    case .text, .object: true
    }
  }
}

extension TemplateValue: Encodable {
  /// The same as a Typst template takes it: an absent value is `none` there.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .flag(let flag): try container.encode(flag)
    case .list(let list): try container.encode(list)
    case .object(let members): try container.encode(members)
    case .absent: try container.encodeNil()
    }
  }
}
