import DataMap
import Foundation
import SystemConnectors

/// What a search of all systems gave, for people and for programs.
struct SearchedEstate {
  private let endings: [(system: SystemDescription, ending: EstateSearch.Ending)]

  init(_ endings: [(system: SystemDescription, ending: EstateSearch.Ending)]) {
    self.endings = endings
  }

  private var collections: [CollectionResult] {
    endings.flatMap { entry -> [CollectionResult] in
      guard case .searched(let outcome) = entry.ending else { return [] }
      return outcome.collections.filter { $0.status == .searched }
    }
  }

  /// One object: the rows, or with `summary` their number, by `dataset.collection`; a collection without rows is there too.
  func json(summary: Bool) throws -> String {
    var members: [String: JSONValue] = [:]
    for collection in collections {
      members["\(collection.address)"] = summary ? .int(Int64(collection.rows.count)) : .array(collection.rows.map(JSONValue.object))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(JSONValue.object(members)), as: UTF8.self)
  }

  /// System by system.
  func lines(summary: Bool) -> [String] {
    endings.flatMap { system, ending -> [String] in
      var lines = ["\(system.name) (\(system.key))"]
      guard case .searched(let outcome) = ending else { return lines }
      for collection in outcome.collections where collection.status == .searched {
        lines.append("  \(collection.address): \(collection.rows.count) \(collection.rows.count == 1 ? "row" : "rows")")
        if summary { continue }
        for row in collection.rows {
          lines += row.sorted { $0.key < $1.key }.map { "    \($0.key): \(Self.text($0.value))" } + [""]
        }
      }
      return lines
    }
  }

  /// What was not looked at, or not to its end, and why (O2).
  var gaps: [String] {
    endings.flatMap { system, ending -> [String] in
      switch ending {
      case .failed(let error): return ["\(error)"]
      case .leftToPerson: return ["\(system.key): a person has to look there"]
      case .searched(let outcome):
        return outcome.collections.flatMap(Self.gaps) + outcome.unsearched.compactMap(Self.gap)
      }
    }
  }

  private static func gaps(_ collection: CollectionResult) -> [String] {
    let unread = collection.unreadable.map { "\(collection.address): \($0)" }
    switch collection.status {
    case .searched: return unread
    case .limitExceeded(let limit): return unread + ["\(collection.address): more than \(limit) rows for one person; look at its keys"]
    case .unreadable(let file, let line): return unread + ["\(collection.address): line \(line) of \(file) cannot be read; mend it"]
    case .notSearched(let source): return unread + ["\(collection.address): waits for \(source)"]
    }
  }

  /// What the data map leaves out on purpose is no gap.
  private static func gap(_ entry: UnsearchedCollection) -> String? {
    switch entry.reason {
    case .skippedByDataMap: nil
    case .needsIdentity(let kinds): "\(entry.address): needs \(kinds.map(\.rawValue).joined(separator: " or "))"
    case .needsFields(let fields): "\(entry.address): every field has to match; nothing is known for \(fields.joined(separator: " and "))"
    case .needsCollections(let others): "\(entry.address): needs \(others.map(\.description).joined(separator: " or "))"
    }
  }

  private static func text(_ value: JSONValue) -> String {
    if let text = value.stringValue { return text.filter { !$0.isNewline && ($0.unicodeScalars.first?.value ?? 0) >= 32 } }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
