/// One row. Values are read by column name; the getters throw ``PostgresError/Code/decoding``, naming the column and its
/// type but not the value, when the column is missing, NULL where none is expected, or of another type.
public struct PostgresRow: Sendable {
  let storage: ResultStorage
  let index: Int

  /// The columns, in order.
  public var columns: [PostgresColumn] { storage.columns }

  /// The value at a position as the server writes it, whatever its type; `nil` for NULL.
  public func textValue(at position: Int) -> String? {
    checkPosition(position)
    guard !storage.isNull(row: index, column: position) else { return nil }
    return storage.withText(row: index, column: position) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the value at a position is NULL.
  public func isNull(at position: Int) -> Bool {
    checkPosition(position)
    return storage.isNull(row: index, column: position)
  }

  private func checkPosition(_ position: Int) {
    precondition(storage.columns.indices.contains(position), "Column \(position) of a row with \(storage.columns.count) columns.")
  }
}

extension PostgresRow: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The columns' names alone: values may be personal data.
  public var description: String { "row (\(columns.map(\.name).joined(separator: ", ")))" }

  public var debugDescription: String { description }

  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension PostgresRow {
  /// Decodes a value that may be NULL. With two columns of one name, the first counts.
  func optional<Value>(
    _ name: String, _ type: String, _ decode: (UnsafeBufferPointer<UInt8>) -> Value?
  ) throws(PostgresError) -> Value? {
    guard let position = storage.columns.firstIndex(where: { $0.name == name }) else {
      throw .decoding("The result has no column “\(name)”; its columns are: \(columns.map(\.name).joined(separator: ", ")).")
    }
    guard !storage.isNull(row: index, column: position) else { return nil }
    guard let value = storage.withText(row: index, column: position, decode) else {
      let oid = storage.columns[position].typeOID
      throw .decoding("The column “\(name)” (type with OID \(oid)) cannot be read as \(type).")
    }
    return value
  }

  func required<Value>(
    _ name: String, _ type: String, _ decode: (UnsafeBufferPointer<UInt8>) -> Value?
  ) throws(PostgresError) -> Value {
    guard let value = try optional(name, type, decode) else {
      throw .decoding("The column “\(name)” is NULL where \(type) is expected.")
    }
    return value
  }
}
