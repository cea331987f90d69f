import DataMap
import Foundation

extension ValueKind {
  /// Reads one value as the server writes it.
  func value(_ text: String) -> JSONValue {
    switch self {
    case .bool: .bool(text == "t")
    case .integer: Int64(text).map(JSONValue.int) ?? .string(text)
    // JSON has no infinity and no NaN.
    case .float: Double(text).flatMap { $0.isFinite ? .double($0) : nil } ?? .string(text)
    case .json: (try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))) ?? .string(text)
    case .instant: .string(Self.isoInstant(text))
    case .text: .string(text)
    }
  }

  /// `2026-03-01 09:30:00.5+00` as `2026-03-01T09:30:00.5Z`; without a zone none is added; `infinity` stays.
  static func isoInstant(_ text: String) -> String {
    guard let blank = text.firstIndex(of: " "), !text.hasSuffix("BC") else { return text }
    var iso = text
    iso.replaceSubrange(blank...blank, with: "T")
    if iso.hasSuffix("+00") { iso.replaceSubrange(iso.index(iso.endIndex, offsetBy: -3)..., with: "Z") }
    return iso
  }

  /// Reads an array of any number of dimensions, as `{1,NULL,"a b"}`.
  func array(_ text: String) -> JSONValue {
    var reader = ArrayTextReader(text: Array(text.utf8), kind: self)
    return reader.array() ?? .string(text)
  }
}
