/// Reads `systems.yaml`.
struct SystemReader {
  let log: FaultLog

  func systems(in top: YAMLMapping) -> [SystemDescription] {
    let list = top.required("systems", "the list of systems that hold personal data")?.list() ?? []
    top.finish(ignoring: ["version"])
    return list.compactMap { $0.mapping().flatMap(system) }
  }

  private func system(_ mapping: YAMLMapping) -> SystemDescription? {
    let key = mapping.required("key", "a short name: lower-case letters, digits, hyphens")
    let keyText = key?.string()
    if let key, let keyText, !Self.isKey(keyText) {
      key.fault(
        .invalidValue, "The system key `\(keyText)` cannot name a queue and a role.",
        remedy: "Use lower-case letters, digits and hyphens, beginning with a letter.")
    }
    let name = mapping.required("name", "the name that people know it by")?.string()
    let owner = mapping.required("owner", "the role or person who answers for it")?.string()
    let controller = mapping.required("controller", "`role` (own, joint, separate, customer) and `name`")?.mapping().flatMap(
      self.controller)
    let connector = mapping.required("connector", "`kind` and what it needs")?.mapping().flatMap(self.connector)
    let system = SystemDescription(
      key: keyText ?? "", name: name ?? "", owner: owner ?? "", controller: controller ?? SystemController(role: .customer, name: ""),
      connector: connector ?? .person(instructions: ""), datasets: mapping.strings("datasets"),
      purposes: (mapping.required("purposes", "at least one purpose")?.list() ?? []).compactMap(purpose),
      categories: mapping.strings("categories"),
      retention: mapping.required("retention", "how long the data is kept, in words")?.string() ?? "",
      recipients: mapping.strings("recipients"), sources: mapping.strings("sources"),
      identity: mapping.optional("identity")?.mapping().flatMap(identity), matchRules: matchRules(mapping),
      matchAll: Set((mapping.optional("match_all")?.list() ?? []).compactMap(collectionAddress)),
      suppression: mapping.optional("suppression")?.mapping().flatMap(suppression), location: mapping.location)
    mapping.finish()
    guard keyText != nil, name != nil, owner != nil, controller != nil, connector != nil else { return nil }
    return system
  }

  private func controller(_ mapping: YAMLMapping) -> SystemController? {
    let role = mapping.required("role", "own, joint, separate or customer").flatMap { _ in
      mapping.choice("role", of: ControllerRole.self)
    }
    let name = mapping.required("name", "the controller's name")?.string()
    mapping.finish()
    guard let role, let name else { return nil }
    return SystemController(role: role, name: name)
  }

  /// A purpose by its key alone, or with a legal basis of this system's own.
  private func purpose(_ value: YAMLValue) -> ProcessingPurpose? {
    if value.isScalar { return value.string().map { ProcessingPurpose(name: $0) } }
    guard let mapping = value.mapping() else { return nil }
    let name = mapping.required("name", "the purpose's key in the controller's profile")?.string()
    let basis = mapping.choice("legal_basis", of: LegalBasis.self)
    mapping.finish()
    return name.map { ProcessingPurpose(name: $0, legalBasis: basis) }
  }

  private func matchRules(_ mapping: YAMLMapping) -> [FieldAddress: MatchRule] {
    var rules: [FieldAddress: MatchRule] = [:]
    for entry in (mapping.optional("match")?.list() ?? []).compactMap({ $0.mapping() }) {
      let field = entry.required("field", "`dataset.collection.field`")
      let rule = entry.choice("rule", of: MatchRule.self)
      entry.finish()
      guard let field, let text = field.string() else { continue }
      if let address = FieldAddress(parsing: text), let rule {
        rules[address] = rule
      } else if FieldAddress(parsing: text) == nil {
        field.fault(.invalidValue, "`\(text)` names no field.", remedy: "Write `dataset.collection.field`.")
      }
    }
    return rules
  }

  private static func isKey(_ text: String) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
    return text.utf8.allSatisfy {
      ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
        || $0 == UInt8(ascii: "-")
    }
  }
}
