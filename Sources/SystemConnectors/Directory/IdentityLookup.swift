import DataMap

/// The look-up in one identity system: a search of its one collection, entered by its contacts and keys.
struct IdentityLookup: Sendable {
  let identity: IdentitySystem
  let system: SystemDescription
  let dataset: Dataset?
  let connector: any SystemConnector

  func matches(for claims: [IdentityKind: [String]]) async throws(ConnectorError) -> [ContactMatch] {
    guard let plan, plan.steps[0].inputs.contains(where: { !(claims[$0.kind] ?? []).isEmpty }) else { return [] }
    let outcome = try await connector.search(plan, identities: claims)
    guard let result = outcome.collections.first, result.status == .searched else {
      throw ConnectorError(
        .other, system: system.key, "`\(identity.collection)` could not be looked up to its end.",
        remedy: "A value stands there for very many, or a line of a file that has it cannot be read.")
    }
    return result.rows.compactMap(match)
  }

  /// One step; keys that are no contacts are compared exactly.
  private var plan: SearchPlan? {
    guard let dataset, let collection = dataset.collection(named: identity.collection.collection) else { return nil }
    let contacts = identity.contacts.compactMap { contact in
      contact.kind.identity.map { SearchInput(source: .identity($0), target: Array(contact.fields.prefix(1)), match: contact.match) }
    }
    let keys = identity.keys.sorted { $0.key < $1.key }.map { kind, field in
      SearchInput(source: .identity(kind), target: [field], match: .exact)
    }
    return SearchPlan(steps: [
      SearchStep(address: identity.collection, collection: collection, schema: dataset.meta.schema, wave: 0, inputs: contacts + keys)
    ])
  }

  private func match(_ row: [String: JSONValue]) -> ContactMatch? {
    guard let subject = row[identity.subjectKey]?.keyText else { return nil }
    var contacts: [Contact] = []
    var identities: [IdentityKind: [String]] = [:]
    for field in identity.contacts {
      let value = field.fields.compactMap { row[$0]?.keyText }.filter { !$0.isEmpty }.joined(separator: "\n")
      guard !value.isEmpty else { continue }
      let standing = field.standingField.flatMap { row[$0]?.stringValue }.map { ContactStanding(rawValue: $0) ?? .unconfirmed }
      let contact = Contact(kind: field.kind, value: value, standing: standing ?? field.standing)
      contacts.append(contact)
      if contact.standing == .personal, let kind = field.kind.identity { identities[kind, default: []].append(value) }
    }
    for (kind, field) in identity.keys {
      if let value = row[field]?.keyText { identities[kind, default: []].append(value) }
    }
    let name = identity.displayName.compactMap { row[$0]?.stringValue }.filter { !$0.isEmpty }.joined(separator: " ")
    return ContactMatch(
      system: system.key, subjectKey: subject, displayName: name, contacts: contacts, identities: identities)
  }
}

extension ContactKind {
  /// The kind of identity that a contact is; postal addresses are looked up by nobody.
  fileprivate var identity: IdentityKind? {
    switch self {
    case .email: .email
    case .phone: .phone
    case .post: nil
    }
  }
}

extension SearchInput {
  fileprivate var kind: IdentityKind {
    if case .identity(let kind) = source { kind } else { IdentityKind("") }
  }
}
