import ControllerProfile
import DataMap
import FoundationEssentials

/// `data.json`: everything found, for machines.
struct DataDocument: Encodable, Sendable {
  struct System: Encodable, Sendable {
    var key: String
    var name: String
    var owner: String
    var outcome: String
    var reason: String?
    var collections: [Collection]
  }

  struct Collection: Encodable, Sendable {
    var dataset: String
    var collection: String
    var name: String
    var dataCategories: [String]
    var fields: [Field]
    var rows: [[String: JSONValue]]
  }

  struct Field: Encodable, Sendable {
    var name: String
    var label: String
    var dataCategories: [String]
    /// Whether values are held and not shown; rows then have the text "held, not shown".
    var heldNotShown: Bool
  }

  var schemaVersion = 1
  var controller: String
  var reference: String
  var receivedOn: String
  var respondedOn: String
  var demonstration: Bool
  var systems: [System]

  init(_ content: BundleContent) {
    controller = content.particulars.profile.name
    reference = content.particulars.reference
    receivedOn = LetterDate.iso(content.particulars.receivedOn)
    respondedOn = LetterDate.iso(content.particulars.respondedOn)
    demonstration = content.particulars.demonstration
    systems = content.systems.map { entry in
      System(
        key: entry.system.key, name: entry.system.name, owner: entry.system.owner, outcome: entry.system.outcome.code,
        reason: entry.system.outcome.reason, collections: entry.collections.map(Self.collection))
    }
  }

  /// Indented, with sorted keys.
  func bytes() throws(BundleError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(self)) + Array("\n".utf8)
    } catch {
      throw .encoding(file: "data.json")
    }
  }

  private static func collection(_ content: CollectionContent) -> Collection {
    let fields = content.collection.fields
    let rows = content.rows.map { row in
      Dictionary(zip(fields, row).map { ($0.name, value($1)) }, uniquingKeysWith: { first, _ in first })
    }
    return Collection(
      dataset: content.collection.dataset, collection: content.collection.collection, name: content.collection.name,
      dataCategories: content.collection.dataCategories,
      fields: fields.map { Field(name: $0.name, label: $0.label, dataCategories: $0.dataCategories, heldNotShown: $0.isSecret) },
      rows: rows)
  }

  private static func value(_ cell: CollectionContent.Cell) -> JSONValue {
    switch cell {
    case .value(let value): value
    case .secret: .string(CommaSeparatedValues.secretMarker)
    case .empty: .null
    }
  }
}
