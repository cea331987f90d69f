/// Reads Fides dataset files as they are, legacy keys included.
struct DatasetReader {
  /// Keys of older Fides versions that no search needs; they are accepted so that a file works unchanged.
  private static let retired: Set<String> = ["data_qualifier", "retention", "third_country_transfers", "joint_controller", "fidesctl_meta"]

  let log: FaultLog

  /// Every dataset under the file's top-level key `dataset`.
  func datasets(in top: YAMLMapping) -> [Dataset] {
    guard let list = top.required("dataset", "a list of datasets")?.list() else { return [] }
    top.finish(ignoring: ["version"])
    return list.compactMap { $0.mapping().flatMap(dataset) }
  }

  private func dataset(_ mapping: YAMLMapping) -> Dataset? {
    let key = mapping.required("fides_key", "the dataset's key, letters, digits, `_`, `-`, `.`")
    let name = key?.string()
    if let key, let name, !FidesKey.isValid(name) {
      key.fault(
        .invalidValue, "The dataset key `\(name)` has characters other than letters, digits, `_`, `-`, `.` and `<>`.",
        remedy: "Rename it, here and in every reference.")
    }
    let collections = mapping.required("collections", "the list of its collections")?.list() ?? []
    let dataset = Dataset(
      key: name ?? "", organizationKey: mapping.optional("organization_fides_key")?.string(), name: mapping.optional("name")?.string(),
      description: mapping.optional("description")?.string(), tags: mapping.strings("tags"),
      annotations: mapping.optional("meta")?.json() ?? .null, dataCategories: categories(mapping), dataUses: uses(mapping),
      dataSubjects: mapping.strings("data_subjects"),
      collections: unique(collections.compactMap { $0.mapping().flatMap(collection) }, \.name, \.location, "collection", "the dataset"),
      meta: datasetMeta(meta(mapping)), location: mapping.location)
    mapping.finish(ignoring: Self.retired)
    return name == nil ? nil : dataset
  }

  private func collection(_ mapping: YAMLMapping) -> DatasetCollection? {
    let name = mapping.required("name", "the collection's name in its store, such as a table's")?.string()
    let fields = mapping.required("fields", "the list of its fields")?.list() ?? []
    let collection = DatasetCollection(
      name: name ?? "", description: mapping.optional("description")?.string(), dataCategories: categories(mapping),
      dataUses: uses(mapping), dataSubjects: mapping.strings("data_subjects"),
      fields: unique(fields.compactMap { $0.mapping().flatMap(field) }, \.name, \.location, "field", "the collection"),
      meta: collectionMeta(meta(mapping)), location: mapping.location)
    mapping.finish(ignoring: Self.retired)
    return name == nil ? nil : collection
  }

  private func field(_ mapping: YAMLMapping) -> DatasetField? {
    let name = mapping.required("name", "the field's name")?.string()
    let nested = mapping.optional("fields")?.list() ?? []
    let field = DatasetField(
      name: name ?? "", description: mapping.optional("description")?.string(), dataCategories: categories(mapping),
      dataUses: uses(mapping), dataSubjects: mapping.strings("data_subjects"),
      fields: unique(nested.compactMap { $0.mapping().flatMap(self.field) }, \.name, \.location, "field", "the field"),
      meta: fieldMeta(meta(mapping)), location: mapping.location)
    if let type = field.meta.dataType, type.base != .object, !field.fields.isEmpty {
      mapping.value.fault(
        .invalidValue, "The field `\(field.name)` has fields of its own but the data type `\(type)`.",
        remedy: "Make its data_type `object` or `object[]`, or remove its fields.")
    }
    mapping.finish(ignoring: Self.retired)
    return name == nil ? nil : field
  }

  /// `fides_meta`, or what older files call `fidesops_meta`.
  private func meta(_ mapping: YAMLMapping) -> YAMLMapping? {
    let legacy = mapping.optional("fidesops_meta")
    return (mapping.optional("fides_meta") ?? legacy)?.mapping()
  }

  private func categories(_ mapping: YAMLMapping) -> [DataCategory] { mapping.strings("data_categories").map { DataCategory($0) } }

  private func uses(_ mapping: YAMLMapping) -> [String] {
    let older = mapping.strings("data_purposes")
    let uses = mapping.strings("data_uses")
    return uses.isEmpty ? older : uses
  }

  private func unique<T>(
    _ items: [T], _ name: KeyPath<T, String>, _ location: KeyPath<T, SourceLocation>, _ kind: String, _ owner: String
  ) -> [T] {
    var seen: Set<String> = []
    return items.filter { item in
      if seen.insert(item[keyPath: name]).inserted { return true }
      log.add(
        .duplicate, "The \(kind) `\(item[keyPath: name])` stands twice in \(owner).", at: item[keyPath: location],
        remedy: "Keep one of them.")
      return false
    }
  }
}
