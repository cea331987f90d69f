import CODBC

/// One connection. Its calls block; all of them are made on one queue.
///
/// Every text is UTF-16, statements and values alike: what a narrow text means depends on driver and locale. Only where the driver has no wide
/// functions of its own and takes UTF-8, as SQLite's, statements are narrow: the driver manager would make Latin-1 of them.
final class ODBCConnection {
  private let running: RunningStatement
  private var environment: SQLHANDLE?
  private var handle: SQLHANDLE?
  private var statement: SQLHANDLE?
  private var columns: [ODBCColumn] = []
  private var takesNarrowStatements = false
  private var buffer = [UInt16](repeating: 0, count: 4096)

  /// - Parameter seconds: How long the server has to answer.
  init(_ settings: ODBCSettings, seconds: Int, running: RunningStatement) throws(ODBCError) {
    self.running = running
    try check(SQLAllocHandle(SQLSMALLINT(SQL_HANDLE_ENV), nil, &environment), .connection)
    try check(SQLSetEnvAttr(environment, SQL_ATTR_ODBC_VERSION, habeas_odbc_number(SQLULEN(SQL_OV_ODBC3)), 0), .connection)
    try check(SQLAllocHandle(SQLSMALLINT(SQL_HANDLE_DBC), environment, &handle), .connection)
    // A driver that has neither still searches: the transaction and the login only read.
    SQLSetConnectAttr(handle, SQL_ATTR_LOGIN_TIMEOUT, habeas_odbc_number(SQLULEN(seconds)), 0)
    SQLSetConnectAttr(handle, SQL_ATTR_ACCESS_MODE, habeas_odbc_number(SQLULEN(SQL_MODE_READ_ONLY)), 0)
    var text = Array(settings.connectionString.utf16)
    let code = SQLDriverConnectW(handle, nil, &text, SQLSMALLINT(text.count), nil, 0, nil, SQLUSMALLINT(SQL_DRIVER_NOPROMPT))
    guard code == SQL_SUCCESS || code == SQL_SUCCESS_WITH_INFO else { throw diagnostics(.connection) }
    takesNarrowStatements = try product().lowercased().contains("sqlite")
  }

  deinit {
    if let statement { running.free(statement) }
    if let handle {
      SQLDisconnect(handle)
      SQLFreeHandle(SQLSMALLINT(SQL_HANDLE_DBC), handle)
    }
    if let environment { SQLFreeHandle(SQLSMALLINT(SQL_HANDLE_ENV), environment) }
  }

  /// The product's name, as `MariaDB` or `SQLite`.
  func product() throws(ODBCError) -> String { try information(SQLUSMALLINT(SQL_DBMS_NAME)) }

  /// What stands around a name; empty where the database has none.
  func quote() throws(ODBCError) -> String { try information(SQLUSMALLINT(SQL_IDENTIFIER_QUOTE_CHAR)).trimming() }

  // MARK: Statements

  /// Runs a statement; a result is then fetched.
  func execute(_ sql: String, _ parameters: [String]) throws(ODBCError) -> [ODBCColumn] {
    try open()
    if takesNarrowStatements {
      var text = Array(sql.utf8)
      try check(SQLPrepare(statement, &text, SQLINTEGER(text.count)))
    } else {
      var text = Array(sql.utf16)
      try check(SQLPrepareW(statement, &text, SQLINTEGER(text.count)))
    }
    var bound: [(UnsafeMutableBufferPointer<UInt16>, UnsafeMutablePointer<SQLLEN>)] = []
    defer {
      for (text, length) in bound {
        text.deallocate()
        length.deallocate()
      }
    }
    for (index, parameter) in parameters.enumerated() {
      let units = Array(parameter.utf16)
      // With a unit of its own even when empty: some drivers read the pointer.
      let text = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: units.count + 1)
      text.initialize(repeating: 0)
      for (offset, unit) in units.enumerated() { text[offset] = unit }
      let length = UnsafeMutablePointer<SQLLEN>.allocate(capacity: 1)
      length.initialize(to: units.count * 2)
      bound.append((text, length))
      try check(
        SQLBindParameter(
          statement, SQLUSMALLINT(index + 1), SQLSMALLINT(SQL_PARAM_INPUT), SQLSMALLINT(SQL_C_WCHAR), SQLSMALLINT(SQL_WVARCHAR),
          SQLULEN(max(units.count, 1)), 0, text.baseAddress, units.count * 2, length))
    }
    let code = SQLExecute(statement)
    if code != SQL_NO_DATA { try check(code) }
    columns = try describe()
    return columns
  }

  /// The tables' columns, primary keys, indices or foreign keys, as the driver's catalogue functions give them.
  func catalogue(_ question: ODBCCatalogueQuestion) throws(ODBCError) -> [ODBCColumn] {
    try open()
    func named<R>(_ text: String?, _ body: (UnsafeMutablePointer<SQLWCHAR>?, SQLSMALLINT) -> R) -> R {
      guard let text else { return body(nil, 0) }
      var units = Array(text.utf16)
      return units.withUnsafeMutableBufferPointer { body($0.baseAddress, SQLSMALLINT($0.count)) }
    }
    let code = named(question.schema) { schema, schemaLength in
      // MariaDB calls a catalogue what others call a schema.
      let (catalogue, catalogueLength) = question.schemaIsCatalogue ? (schema, schemaLength) : (nil, 0)
      let (inner, innerLength) = question.schemaIsCatalogue ? (nil, 0) : (schema, schemaLength)
      return named(question.table) { table, tableLength in
        switch question.kind {
        case .tables:
          named("TABLE,VIEW") {
            SQLTablesW(statement, catalogue, catalogueLength, inner, innerLength, table, tableLength, $0, $1)
          }
        case .columns: SQLColumnsW(statement, catalogue, catalogueLength, inner, innerLength, table, tableLength, nil, 0)
        case .primaryKeys: SQLPrimaryKeysW(statement, catalogue, catalogueLength, inner, innerLength, table, tableLength)
        case .indices:
          SQLStatisticsW(
            statement, catalogue, catalogueLength, inner, innerLength, table, tableLength, SQLUSMALLINT(SQL_INDEX_ALL),
            SQLUSMALLINT(SQL_QUICK))
        case .foreignKeys:
          SQLForeignKeysW(statement, nil, 0, nil, 0, nil, 0, catalogue, catalogueLength, inner, innerLength, table, tableLength)
        }
      }
    }
    try check(code)
    columns = try describe()
    return columns
  }

  /// - Returns: Up to `count` rows; fewer at the end.
  func fetch(_ count: Int) throws(ODBCError) -> [[ODBCValue]] {
    var rows: [[ODBCValue]] = []
    while rows.count < count {
      let code = SQLFetch(statement)
      if code == SQL_NO_DATA { break }
      try check(code)
      var row: [ODBCValue] = []
      for (index, column) in columns.enumerated() { row.append(try value(index + 1, column)) }
      rows.append(row)
    }
    return rows
  }

  func endStatement() {
    if let statement { running.free(statement) }
    statement = nil
    columns = []
  }

  // MARK: Parts

  private func open() throws(ODBCError) {
    endStatement()
    try check(SQLAllocHandle(SQLSMALLINT(SQL_HANDLE_STMT), handle, &statement), .connection)
    running.set(statement)
  }

  private func describe() throws(ODBCError) -> [ODBCColumn] {
    var count: SQLSMALLINT = 0
    try check(SQLNumResultCols(statement, &count))
    var columns: [ODBCColumn] = []
    for index in 0..<Int(count) {
      var (length, type, digits, nullable): (SQLSMALLINT, SQLSMALLINT, SQLSMALLINT, SQLSMALLINT) = (0, 0, 0, 0)
      var size: SQLULEN = 0
      var name = [UInt16](repeating: 0, count: 512)
      try check(SQLDescribeColW(statement, SQLUSMALLINT(index + 1), &name, 512, &length, &type, &size, &digits, &nullable))
      columns.append(ODBCColumn(name: String(decoding: name.prefix(Int(length)), as: UTF16.self), type: Int32(type)))
    }
    return columns
  }

  private func value(_ index: Int, _ column: ODBCColumn) throws(ODBCError) -> ODBCValue {
    let isBinary = column.kind == .binary
    var units: [UInt16] = []
    var bytes: [UInt8] = []
    while true {
      var left: SQLLEN = 0
      let size = buffer.count * 2
      let type = SQLSMALLINT(isBinary ? SQL_C_BINARY : SQL_C_WCHAR)
      let code = buffer.withUnsafeMutableBytes { SQLGetData(statement, SQLUSMALLINT(index), type, $0.baseAddress, size, &left) }
      if code == SQL_NO_DATA { break }
      try check(code)
      if left == SQLLEN(SQL_NULL_DATA) { return .null }
      let isWhole = code == SQL_SUCCESS
      // A text that is cut ends with a zero inside the buffer, bytes fill it.
      let room = isBinary ? size : size - 2
      let count = isWhole && left >= 0 ? min(left, room) : room
      if isBinary {
        buffer.withUnsafeBytes { bytes += $0.prefix(count) }
      } else {
        units += buffer.prefix(count / 2)
      }
      guard units.count * 2 + bytes.count <= 64 << 20 else { throw ODBCError(.tooLarge) }
      if isWhole { break }
    }
    return isBinary ? .bytes(bytes) : .text(String(decoding: units, as: UTF16.self))
  }

  private func information(_ kind: SQLUSMALLINT) throws(ODBCError) -> String {
    var text = [UInt16](repeating: 0, count: 256)
    var length: SQLSMALLINT = 0
    try check(SQLGetInfoW(handle, kind, &text, SQLSMALLINT(512), &length), .connection)
    return String(decoding: text.prefix(Int(length) / 2), as: UTF16.self)
  }

  private func check(_ code: SQLRETURN, _ kind: ODBCError.Code = .statement) throws(ODBCError) {
    guard code != SQL_SUCCESS, code != SQL_SUCCESS_WITH_INFO else { return }
    throw diagnostics(kind)
  }

  private func diagnostics(_ kind: ODBCError.Code) -> ODBCError {
    let source: (type: Int32, handle: SQLHANDLE?) =
      statement != nil ? (SQL_HANDLE_STMT, statement) : handle != nil ? (SQL_HANDLE_DBC, handle) : (SQL_HANDLE_ENV, environment)
    var state = [UInt16](repeating: 0, count: 6)
    var text = [UInt16](repeating: 0, count: 512)
    var native: SQLINTEGER = 0
    var length: SQLSMALLINT = 0
    SQLGetDiagRecW(SQLSMALLINT(source.type), source.handle, 1, &state, &native, &text, 511, &length)
    let sqlState = String(decoding: state.prefix { $0 != 0 }, as: UTF16.self)
    let message = String(decoding: text.prefix(max(0, min(Int(length), 511))), as: UTF16.self)
    let broke = sqlState.hasPrefix("08")
    return ODBCError(
      broke ? .connection : kind, sqlState: sqlState, nativeCode: Int(native), message: kind == .connection ? message : "")
  }
}

extension String {
  fileprivate func trimming() -> String { String(drop { $0 == " " }.prefix { $0 != " " }) }
}
