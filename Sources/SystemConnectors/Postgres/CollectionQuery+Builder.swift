import DataMap
import PostgresClient

extension CollectionQuery {
  /// Gathers the parts of a SELECT and its parameters.
  struct Builder {
    private(set) var expressions: [String] = []
    private(set) var outputs: [Output] = []
    private(set) var conditions: [String] = []
    private(set) var parameters: [PostgresValue] = []

    /// - Returns: The parameter's placeholder.
    mutating func bind(_ value: PostgresValue) -> String {
      parameters.append(value)
      return "$\(parameters.count)"
    }

    // MARK: Columns

    mutating func select(_ field: DatasetField, _ column: CatalogueColumn) throws(CollectionFault) {
      let name = SQLText.identifier(column.name)
      let secrets = field.secretPaths.map { Array($0.dropFirst()) }
      // A credential that cannot be cut out of an array of objects keeps the whole column back.
      guard !field.isSecret, !(field.hidesSecretInArray || column.isArray && !secrets.isEmpty) else {
        return add("(\(name) IS NOT NULL)", .secret(field: field.name))
      }
      guard !secrets.isEmpty else {
        return add(name, .value(field: field.name, kind: ValueKind(type: column.elementType), isArray: column.isArray))
      }
      guard column.isJSON else { throw .unfit(field: field.name, type: column.type, use: "holds nested fields") }
      let paths = secrets.map { bind(.textArray($0)) + "::text[]" }
      let rest = paths.reduce("\(name)::jsonb") { "\($0) #- \($1)" }
      add("(\(rest))", .value(field: field.name, kind: .json, isArray: false))
      for (secret, path) in zip(secrets, paths) {
        add("(\(name)::jsonb #> \(path)) IS NOT NULL", .nestedSecret(field: field.name, path: secret))
      }
    }

    private mutating func add(_ expression: String, _ output: Output) {
      expressions.append(expression)
      outputs.append(output)
    }

    // MARK: Conditions

    mutating func add(condition: String) { conditions.append(condition) }

    /// The conditions since the last time.
    mutating func takeConditions() -> [String] {
      defer { conditions = [] }
      return conditions
    }

    mutating func match(_ input: SearchInput, _ column: CatalogueColumn, _ texts: [String]) throws(CollectionFault) {
      let name = SQLText.identifier(column.name)
      let nested = input.target.dropFirst()
      if column.isJSON {
        let path = bind(.text(SQLText.jsonPath(nested)))
        let value = Self.compared("(found.value #>> '{}')", input.match)
        conditions.append(
          "EXISTS (SELECT 1 FROM jsonb_path_query(\(name)::jsonb, \(path)::jsonpath) AS found(value) "
            + "WHERE \(value) = ANY(\(bind(.textArray(texts)))::text[]))")
        return
      }
      guard nested.isEmpty else {
        throw .unfit(field: input.target.joined(separator: "."), type: column.type, use: "is looked up below its column")
      }
      guard input.match == .exact else {
        let placeholder = bind(.textArray(texts))
        conditions.append(
          column.isArray
            ? "EXISTS (SELECT 1 FROM unnest(\(name)) AS found(value) WHERE "
              + "\(Self.compared("found.value::text", input.match)) = ANY(\(placeholder)::text[]))"
            : "\(Self.compared(Self.text(name, column), input.match)) = ANY(\(placeholder)::text[])")
        return
      }
      // A key that the column's type cannot hold matches nothing; asked all the same it would fail the query.
      let fitting = texts.filter { KeyFitness.fits($0, type: column.elementType) }
      guard !fitting.isEmpty else {
        conditions.append("false")
        return
      }
      let keys = "\(bind(.textArray(fitting)))::text[]::\(column.elementType)[]"
      conditions.append(column.isArray ? "\(name) && \(keys)" : "\(name) = ANY(\(keys))")
    }

    /// The bare column where it is text already, so that an index on `lower(column)` serves.
    private static func text(_ name: String, _ column: CatalogueColumn) -> String {
      ["text", "character varying", "citext"].contains(column.type) ? name : "\(name)::text"
    }

    private static func compared(_ expression: String, _ match: MatchRule) -> String {
      switch match {
      case .exact: expression
      case .folded: "lower(\(expression))"
      case .digits: "regexp_replace(\(expression), '[^0-9]', '', 'g')"
      }
    }
  }
}

extension DatasetField {
  /// Whether a credential lies inside an array of objects in this field.
  fileprivate var hidesSecretInArray: Bool {
    !isSecret && !secretPaths.isEmpty && (meta.dataType?.isArray == true || fields.contains(where: \.hidesSecretInArray))
  }
}
