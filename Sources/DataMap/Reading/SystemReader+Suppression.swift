extension SystemReader {
  func suppression(_ mapping: YAMLMapping) -> SystemSuppression? {
    let collection = mapping.required("collection", "`dataset.collection`")
    let address = collection.flatMap { value -> CollectionAddress? in
      guard let parts = value.string()?.split(separator: ".").map(String.init) else { return nil }
      if parts.count == 2 { return CollectionAddress(dataset: parts[0], collection: parts[1]) }
      value.fault(.invalidValue, "`\(parts.joined(separator: "."))` names no collection.", remedy: "Write `dataset.collection`.")
      return nil
    }
    let matches = mapping.required("match", "how a row is recognised as a person's")
    let match = (matches?.list() ?? []).compactMap { $0.mapping().flatMap(self.match) }
    if let matches, match.isEmpty {
      matches.fault(
        .missingKey, "The suppression recognises nobody.", remedy: "Add at least one entry, such as { kind: email, field: email }.")
    }
    let channels = mapping.required("channels", "the boolean field of each channel")
    let fields = channels?.mapping().map(channelFields) ?? [:]
    if let channels, fields.isEmpty {
      channels.fault(.missingKey, "The suppression switches nothing off.", remedy: "Add at least one channel, such as email: by_email.")
    }
    mapping.finish()
    guard let address, !match.isEmpty, !fields.isEmpty else { return nil }
    return SystemSuppression(collection: address, match: match, channels: fields, location: mapping.location)
  }

  private func match(_ mapping: YAMLMapping) -> SuppressionMatch? {
    defer { mapping.finish() }
    guard mapping.required("kind", "email, phone, customer_number or postal") != nil,
      let kind = mapping.choice("kind", of: SuppressionMatch.Kind.self)
    else {
      // Asked for, so that a wrong kind is the only complaint.
      for key in ["field", "name_fields", "postcode_field"] { _ = mapping.optional(key) }
      return nil
    }
    if kind == .postal {
      let names = mapping.required("name_fields", "the fields that make up the name")?.strings() ?? []
      let postcode = mapping.required("postcode_field", "the field with the postcode")?.string()
      guard !names.isEmpty, let postcode else { return nil }
      return .postal(nameFields: names, postcodeField: postcode)
    }
    guard let field = mapping.required("field", "the field that holds it")?.string() else { return nil }
    return switch kind {
    case .email: .email(field: field)
    case .phone: .phone(field: field)
    case .customerNumber, .postal: .customerNumber(field: field)
    }
  }

  private func channelFields(_ mapping: YAMLMapping) -> [SuppressionChannel: String] {
    var fields: [SuppressionChannel: String] = [:]
    for channel in SuppressionChannel.allCases { fields[channel] = mapping.optional(channel.rawValue)?.string() }
    mapping.finish()
    return fields
  }
}
