/// A dataset drafted from a live system's catalogue, in Fides' format: what is certain as it is, what is guessed marked for a person.
public struct DatasetDraft: Sendable {
  private let key: String
  private let schema: String
  private let tables: [DraftTable]

  /// Whether a text can be a dataset's key: letters, digits, `_`, `-` and `.`.
  public static func isKey(_ text: String) -> Bool { FidesKey.isValid(text) && !text.contains("<") && !text.contains(">") }

  /// - Parameters:
  ///   - key: One that ``isKey(_:)`` takes.
  ///   - schema: The schema of the tables; references to others are named and not followed.
  public init(key: String, schema: String, tables: [DraftTable]) {
    self.key = key
    self.schema = schema
    self.tables = tables
  }

  /// The file's text. Lines that a person has to look at have a comment that begins with `check:`.
  public var yaml: String {
    var lines = [
      "# Drafted from the catalogue of the schema \(schema). Foreign keys became references; categories are guessed from names and from what",
      "# some values look like. Correct what has a comment, leave out what is nobody's data, then: habeas datamap check DIR", "dataset:",
      "  - fides_key: \(key)", "    name: \(Self.scalar(key))  # check: what the system is called",
      "    fides_meta: { namespace: { schema: \(Self.scalar(schema)) } }", "    collections:",
    ]
    for table in tables { lines += collection(table) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func collection(_ table: DraftTable) -> [String] {
    let missing = table.canRead ? "" : "  # check: the login may not read it, so no search gives anything of it"
    var lines = ["      - name: \(Self.scalar(table.name))\(missing)"]
    lines.append("        description: \(Self.scalar(table.comment ?? Self.title(table.name)))\(table.comment == nil ? "  # check" : "")")
    if !table.columns.contains(where: \.isPrimaryKey) { lines.append("        # check: it has no primary key; erasure needs one") }
    lines.append("        fields:")
    for column in table.columns { lines += field(column) }
    return lines
  }

  private func field(_ column: DraftTable.Column) -> [String] {
    let suggested = CategorySuggestion.category(of: column)
    let category = suggested?.rawValue ?? "user"
    var lines = [
      "          - name: \(Self.scalar(column.name))",
      "            description: \(Self.scalar(column.comment ?? Self.title(column.name)))",
      "            data_categories: [\(category)]  # check\(suggested == nil ? ": nothing speaks for one" : "")",
    ]
    var meta: [String] = []
    if column.isPrimaryKey { meta.append("primary_key: true") }
    if let type = column.type { meta.append("data_type: \(type)") }
    if let length = column.length { meta.append("length: \(length)") }
    if category == "user.contact.email" { meta.append("identity: email") }
    var outside: String?
    if let reference = column.reference {
      let target = "\(reference.table).\(reference.column)"
      if reference.schema == schema, tables.contains(where: { $0.name == reference.table }) {
        meta.append("references: [{ dataset: \(key), field: \(Self.scalar(target)), direction: from }]")
      } else {
        outside = "            # check: it points to \(reference.schema).\(target), which is in another dataset"
      }
    }
    if !meta.isEmpty { lines.append("            fides_meta: { \(meta.joined(separator: ", ")) }") }
    if let outside { lines.append(outside) }
    return lines
  }

  /// `delivery_name` is told as "Delivery name".
  private static func title(_ name: String) -> String {
    let words = CategorySuggestion.words(of: name).joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// As YAML has it: plain where nothing can be mistaken, else in double quotes.
  private static func scalar(_ text: String) -> String {
    let isPlain = text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_.]*(?: [A-Za-z0-9_.]+)*/) != nil
    guard !isPlain || reserved.contains(text.lowercased()) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static let reserved: Set<String> = ["y", "n", "yes", "no", "true", "false", "on", "off", "null"]
}
