extension DatasetReader {
  func datasetMeta(_ mapping: YAMLMapping?) -> DatasetMeta {
    guard let mapping else { return DatasetMeta() }
    let meta = DatasetMeta(
      resourceID: mapping.optional("resource_id")?.string(), after: mapping.strings("after"),
      namespace: mapping.optional("namespace")?.json() ?? .null, redactsName: redactsName(mapping))
    mapping.finish()
    return meta
  }

  func collectionMeta(_ mapping: YAMLMapping?) -> CollectionMeta {
    guard let mapping else { return CollectionMeta() }
    let meta = CollectionMeta(
      after: collections(mapping, "after"), eraseAfter: collections(mapping, "erase_after"),
      skipProcessing: mapping.optional("skip_processing")?.bool() ?? false, maskingStrategyOverride: masking(mapping),
      partitioning: mapping.optional("partitioning")?.json() ?? .null, redactsName: redactsName(mapping))
    mapping.finish()
    return meta
  }

  func fieldMeta(_ mapping: YAMLMapping?) -> FieldMeta {
    guard let mapping else { return FieldMeta() }
    let returnAllElements = mapping.optional("return_all_elements")
    let meta = FieldMeta(
      references: (mapping.optional("references")?.list() ?? []).compactMap { $0.mapping().flatMap(reference) },
      identity: mapping.optional("identity")?.string().map { IdentityKind($0) },
      primaryKey: mapping.optional("primary_key")?.bool() ?? false, dataType: dataType(mapping), length: length(mapping),
      returnAllElements: returnAllElements?.bool() ?? false, readOnly: mapping.optional("read_only")?.bool() ?? false,
      customRequestField: mapping.optional("custom_request_field")?.string(), maskingStrategyOverride: masking(mapping),
      redactsName: redactsName(mapping))
    if let returnAllElements, meta.dataType?.isArray != true {
      returnAllElements.fault(
        .invalidValue, "`return_all_elements` stands on a field that is no array.",
        remedy: "Give the field an array data_type, such as `string[]`, or remove `return_all_elements`.")
    }
    mapping.finish()
    return meta
  }

  private func reference(_ mapping: YAMLMapping) -> FieldReference? {
    let dataset = mapping.required("dataset", "the key of the dataset referred to")?.string()
    let field = mapping.required("field", "`collection.field` of that dataset")
    let direction = mapping.choice("direction", of: FieldReference.Direction.self)
    mapping.finish()
    guard let dataset, let field, let text = field.string() else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else {
      field.fault(.invalidValue, "`\(text)` names no field.", remedy: "Write `collection.field`, for example `customers.id`.")
      return nil
    }
    return FieldReference(
      target: FieldAddress(dataset: dataset, collection: parts[0], path: Array(parts[1...])), direction: direction,
      location: mapping.location)
  }

  private func dataType(_ mapping: YAMLMapping) -> DataType? {
    guard let value = mapping.optional("data_type"), let text = value.string() else { return nil }
    if let type = DataType(parsing: text) { return type }
    value.fault(
      .invalidValue, "`\(text)` is no data type.",
      remedy: "Write one of \(DataType.Base.allCases.map(\.rawValue).joined(separator: ", ")), with `[]` for arrays.")
    return nil
  }

  private func length(_ mapping: YAMLMapping) -> Int? {
    guard let value = mapping.optional("length"), let length = value.int() else { return nil }
    if length > 0 { return length }
    value.fault(.invalidValue, "The length \(length) is not positive.", remedy: "Write the most characters that the field takes.")
    return nil
  }

  private func masking(_ mapping: YAMLMapping) -> MaskingStrategy? {
    guard let override = mapping.optional("masking_strategy_override")?.mapping() else { return nil }
    let strategy = override.required("strategy", "the strategy's name, such as `delete`")?.string()
    let configuration = override.optional("configuration")?.json() ?? .null
    override.finish()
    return strategy.map { MaskingStrategy(strategy: $0, configuration: configuration) }
  }

  private func redactsName(_ mapping: YAMLMapping) -> Bool {
    guard let value = mapping.optional("redact"), let text = value.string() else { return false }
    if text == "name" { return true }
    value.fault(.invalidValue, "`redact` cannot be `\(text)`.", remedy: "Write `redact: name` or leave it out.")
    return false
  }

  private func collections(_ mapping: YAMLMapping, _ key: String) -> [CollectionAddress] {
    (mapping.optional(key)?.list() ?? []).compactMap { value in
      guard let text = value.string() else { return nil }
      let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) { return CollectionAddress(dataset: parts[0], collection: parts[1]) }
      value.fault(.invalidValue, "`\(text)` names no collection.", remedy: "Write `dataset.collection`.")
      return nil
    }
  }
}
