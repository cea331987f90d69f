import CLibPQ

/// Owns one libpq result.
///
/// `@unchecked` is sound: a result is never changed once libpq has handed it out, its reading functions touch nothing
/// else, and it is freed when the last reference has gone.
final class ResultStorage: @unchecked Sendable {
  private let handle: OpaquePointer

  let rowCount: Int
  let columns: [PostgresColumn]

  /// Takes over the result.
  init(_ handle: OpaquePointer) {
    self.handle = handle
    rowCount = Int(PQntuples(handle))
    columns = (0..<PQnfields(handle)).map { index in
      PostgresColumn(name: PQfname(handle, index).map { String(cString: $0) } ?? "", typeOID: PQftype(handle, index))
    }
  }

  deinit {
    PQclear(handle)
  }

  /// The first word or words of the command tag: `INSERT`, `COMMIT`, ….
  var command: String {
    String(cString: PQcmdStatus(handle))
  }

  /// Rows inserted, changed, deleted or selected; 0 for other commands.
  var affectedRows: Int {
    Int(String(cString: PQcmdTuples(handle))) ?? 0
  }

  func isNull(row: Int, column: Int) -> Bool {
    PQgetisnull(handle, Int32(row), Int32(column)) != 0
  }

  /// Lends a value's text form.
  func withText<Result>(row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let length = Int(PQgetlength(handle, Int32(row), Int32(column)))
    guard let value = PQgetvalue(handle, Int32(row), Int32(column)) else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    return value.withMemoryRebound(to: UInt8.self, capacity: length) { body(UnsafeBufferPointer(start: $0, count: length)) }
  }
}
