import DataMap

/// In what databases behind ODBC differ for a search.
struct ODBCDialect: Sendable, Hashable {
  enum Product: Sendable, Hashable {
    case mariaDB, sqlite
    /// What every database understands.
    case standard
  }

  let product: Product
  private let quote: String

  /// - Parameters:
  ///   - product: As the driver names it.
  ///   - quote: What the driver says stands around names.
  init(product: String, quote: String) {
    let name = product.lowercased()
    self.product = name.contains("maria") || name.contains("mysql") ? .mariaDB : name.contains("sqlite") ? .sqlite : .standard
    // SQLite takes a name in double quotes that is no column for a text, and would compare with that.
    self.quote = self.product == .sqlite ? "`" : quote
  }

  /// Makes the session read one moment's view and nothing else.
  func beginning(_ limits: SearchLimits) -> [String] {
    switch product {
    case .mariaDB:
      let seconds = Double(limits.statementTimeout.components.seconds) + Double(limits.statementTimeout.components.attoseconds) / 1e18
      return [
        "SET SESSION max_statement_time = \(max(seconds, 0.001))", "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
      ]
    case .sqlite: return ["PRAGMA query_only = ON", "BEGIN"]
    case .standard: return []
    }
  }

  /// The name, quoted so that it is a name whatever is in it.
  func identifier(_ name: String) -> String {
    quote.isEmpty ? name : quote + name.replacing(quote, with: quote + quote) + quote
  }

  func table(_ name: String, schema: String?) -> String {
    schema.map { identifier($0) + "." + identifier(name) } ?? identifier(name)
  }

  /// The column as the match rule compares it.
  func compared(_ column: String, _ match: MatchRule) -> String {
    switch match {
    case .exact: column
    case .folded: "LOWER(\(column))"
    case .digits:
      product == .mariaDB
        ? "REGEXP_REPLACE(\(column), '[^0-9]', '')"
        : Self.separators.reduce(column) { "REPLACE(\($0), '\($1)', '')" }
    }
  }

  /// What of a value asked for the compared column can be equal to.
  func variants(_ text: String, _ match: MatchRule) -> [String] {
    guard match == .folded, product == .sqlite, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return [text] }
    // SQLite's LOWER leaves letters beyond ASCII as they are.
    let capitals = String(
      text.map { $0.isASCII ? $0 : Character(String($0).uppercased().count == 1 ? String($0).uppercased() : String($0)) })
    return [text, capitals]
  }

  /// Whether the database calls a catalogue what others call a schema.
  var schemaIsCatalogue: Bool { product == .mariaDB }

  /// What stands in telephone numbers beside their digits.
  private static let separators = [" ", "-", "(", ")", ".", "/", "+"]
}
