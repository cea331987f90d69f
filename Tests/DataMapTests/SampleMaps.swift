import DataMap

/// Small data maps written as their files.
enum SampleMaps {
  static let systems = """
    systems:
      - key: shop
        name: Shop
        owner: Head of Sales
        controller: { role: own, name: Example Controller }
        connector: { kind: postgres, connection: shop }
        datasets: [shop]
        purposes: [contract, { name: statistics, legal_basis: legitimate-interests }]
        retention: Six years
    """

  static func dataset(_ collections: String) -> String {
    "dataset:\n  - fides_key: shop\n    collections:\n" + collections
  }

  static func load(_ collections: String, systems: String = systems) throws(DataMapError) -> DataMap {
    try DataMap.make(of: ["systems.yaml": systems, "shop.yml": dataset(collections)])
  }

  /// The fault of a map that cannot be loaded; `nil` where it loads.
  static func faults(_ collections: String, systems: String = systems) -> [DataMapFault] {
    do throws(DataMapError) {
      _ = try load(collections, systems: systems)
      return []
    } catch {
      return error.faults
    }
  }

  static let people = """
          - name: people
            fields:
              - { name: id, fides_meta: { primary_key: true, data_type: integer } }
              - { name: email, data_categories: [user.contact.email], fides_meta: { identity: email } }

    """
}
