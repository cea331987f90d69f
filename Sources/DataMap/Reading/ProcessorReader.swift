/// Reads `processors.yaml`.
struct ProcessorReader {
  /// Inside them no transfer safeguard is needed: the UK, and the EEA by the UK's own regulations.
  private static let homeCountries: Set<String> = [
    "GB", "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV",
    "MT",
    "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
  ]

  let log: FaultLog

  func register(in top: YAMLMapping) -> ProcessorRegister {
    let list = top.required("processors", "the list of processors; empty where there is none")?.list() ?? []
    top.finish(ignoring: ["version"])
    let processors = list.compactMap { $0.mapping().flatMap(processor) }
    var keys: Set<String> = []
    for processor in processors where !keys.insert(processor.key).inserted {
      log.add(.duplicate, "Two processors have the key `\(processor.key)`.", at: processor.location, remedy: "Rename one of them.")
    }
    return ProcessorRegister(processors: processors)
  }

  private func processor(_ mapping: YAMLMapping) -> Processor? {
    let key = mapping.required("key", "a short name")?.string()
    let name = mapping.required("name", "the name that people know it by")?.string()
    let role = mapping.required("role", "processor, affiliate or controller").flatMap { _ in mapping.choice("role", of: ProcessorRole.self)
    }
    let services = mapping.required("services", "what it does, in words")?.string()
    let country = mapping.required("country", "two letters of ISO 3166, such as GB")
    let contact = mapping.required("contact", "`protocol` and `address`")?.mapping().flatMap(self.contact)
    let safeguard = mapping.optional("safeguard")?.string()
    let countryText = country?.string() ?? ""
    if let country, countryText.count != 2 || countryText != countryText.uppercased() {
      country.fault(.invalidValue, "`\(countryText)` is no country.", remedy: "Write two capital letters of ISO 3166, such as GB.")
    } else if let country, !Self.homeCountries.contains(countryText), safeguard == nil {
      country.fault(
        .missingKey, "Data goes to \(countryText), but no `safeguard` is named (N14).",
        remedy: "Add `safeguard:` with what protects the transfer, such as an adequacy decision or the agreement.")
    }
    let recipient = mapping.optional("recipient")?.string()
    let (purposes, categories, systems) = (mapping.strings("purposes"), mapping.strings("categories"), mapping.strings("systems"))
    mapping.finish()
    guard let key, let name, let role, let services, let contact else { return nil }
    return Processor(
      key: key, name: name, role: role, recipient: recipient, services: services, purposes: purposes, categories: categories,
      systems: systems, country: countryText, safeguard: safeguard, contact: contact, location: mapping.location)
  }

  private func contact(_ mapping: YAMLMapping) -> ProcessorContact? {
    let kind = mapping.required("protocol", "email, opendsr, drp, http or post").flatMap { _ in
      mapping.choice("protocol", of: ProcessorContact.ContactProtocol.self)
    }
    let address =
      kind == .http
      ? mapping.required("connection", "the name that the configuration gives its URL and key")?.string()
      : mapping.required("address", "where it is told")?.string()
    mapping.finish()
    guard let kind, let address else { return nil }
    return ProcessorContact(contactProtocol: kind, address: address)
  }
}
