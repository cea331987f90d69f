extension SystemReader {
  func identity(_ mapping: YAMLMapping) -> IdentitySystem? {
    let collection = mapping.required("collection", "`dataset.collection`")
    let address = collection.flatMap { value -> CollectionAddress? in
      guard let parts = value.string()?.split(separator: ".").map(String.init) else { return nil }
      if parts.count == 2 { return CollectionAddress(dataset: parts[0], collection: parts[1]) }
      value.fault(.invalidValue, "`\(parts.joined(separator: "."))` names no collection.", remedy: "Write `dataset.collection`.")
      return nil
    }
    let subject = mapping.required("subject_key", "the field whose value names one person")?.string()
    let name = mapping.strings("display_name")
    let contacts = (mapping.required("contacts", "the fields that hold contacts")?.list() ?? []).compactMap {
      $0.mapping().flatMap(contact)
    }
    var keys: [IdentityKind: String] = [:]
    for entry in (mapping.optional("keys")?.list() ?? []).compactMap({ $0.mapping() }) {
      let kind = entry.required("kind", "the kind of key, such as customer_number")?.string()
      let field = entry.required("field", "the field that holds it")?.string()
      entry.finish()
      if let kind, let field { keys[IdentityKind(kind)] = field }
    }
    mapping.finish()
    guard let address, let subject else { return nil }
    return IdentitySystem(
      collection: address, subjectKey: subject, displayName: name, contacts: contacts, keys: keys, location: mapping.location)
  }

  private func contact(_ mapping: YAMLMapping) -> IdentitySystem.ContactField? {
    let kind = mapping.required("kind", "email, phone or post").flatMap { _ in mapping.choice("kind", of: ContactKind.self) }
    let single = mapping.optional("field")?.string()
    let fields = single.map { [$0] } ?? mapping.strings("fields")
    let match = mapping.choice("match", of: MatchRule.self)
    let standingField = mapping.optional("standing_field")?.string()
    // Without a word about it nobody has confirmed whose the contact is, and nothing goes there.
    let standing = mapping.choice("standing", of: ContactStanding.self) ?? .unconfirmed
    mapping.finish()
    guard let kind else { return nil }
    guard !fields.isEmpty else {
      mapping.value.fault(.missingKey, "A contact names no field.", remedy: "Add `field:` or `fields:`.")
      return nil
    }
    let standard: MatchRule =
      switch kind {
      case .email: .folded
      case .phone: .digits
      case .post: .exact
      }
    return IdentitySystem.ContactField(
      kind: kind, fields: fields, match: match ?? standard, standingField: standingField, standing: standing, location: mapping.location)
  }
}
