import DataMap
import Foundation
import ODBCClient

/// Turns what the driver gives into rows by column name.
struct ODBCRowReader {
  let step: SearchStep
  let columns: [ODBCColumn]
  private let shape: RowShape

  init(step: SearchStep, columns: [ODBCColumn]) {
    self.step = step
    self.columns = columns
    shape = RowShape(step.collection)
  }

  func row(_ values: [ODBCValue]) -> [String: JSONValue] {
    var row: [String: JSONValue] = [:]
    for ((field, column), value) in zip(zip(step.collection.fields, columns), values) {
      row[field.name] = field.isSecret ? (value.text == "0" ? .null : .heldSecret) : Self.value(value, column.kind, field)
    }
    // What lies inside an object is cut here: not every database can do it.
    return shape.row(of: row)
  }

  private static func value(_ value: ODBCValue, _ kind: ODBCColumn.Kind, _ field: DatasetField) -> JSONValue {
    switch value {
    case .null: return .null
    case .bytes(let bytes): return .string(Data(bytes).base64EncodedString())
    case .text(let text):
      let type = field.meta.dataType
      if type?.base == .boolean, kind == .bit || kind == .integer { return .bool(text != "0") }
      if type?.base == .object || type?.isArray == true || !field.fields.isEmpty {
        return (try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))) ?? .string(text)
      }
      switch kind {
      case .bit: return .bool(text != "0")
      case .integer: return Int64(text).map(JSONValue.int) ?? .string(text)
      // JSON has no infinity and no NaN.
      case .float: return Double(text).flatMap { $0.isFinite ? .double($0) : nil } ?? .string(text)
      case .instant: return .string(ValueKind.isoInstant(text))
      // Decimals stay text, so that no digit is lost.
      case .decimal, .date, .time, .binary, .text: return .string(text)
      }
    }
  }
}
