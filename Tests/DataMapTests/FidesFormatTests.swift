import DataMap
import Testing

@Suite("Fides datasets are read as they are", .timeLimit(.minutes(1)))
struct FidesFormatTests {
  /// Every key of the format at once, the retired ones included.
  static let everything = """
    dataset:
      - fides_key: shop
        organization_fides_key: default_organization
        name: Shop
        description: A shop
        tags: [a, b]
        meta: { ticket: 12, nested: { deep: true } }
        data_categories: [user]
        data_uses: [essential]
        data_subjects: [customer]
        data_qualifier: aggregated.anonymized
        retention: none
        fides_meta: { resource_id: shop-1, after: [], namespace: { schema: shop_schema }, redact: name }
        collections:
          - name: people
            description: People
            data_categories: [user.contact]
            data_purposes: [marketing]
            fields:
              - name: id
                fides_meta: { primary_key: true, data_type: integer, read_only: true }
              - name: email
                data_categories: [user.contact.email]
                fides_meta: { identity: email, data_type: string, length: 320 }
              - name: aliases
                fides_meta: { data_type: "string[]", return_all_elements: true }
              - name: profile
                fides_meta: { data_type: object, masking_strategy_override: { strategy: random_string_rewrite, configuration: { length: 5 } } }
                fields:
                  - name: nick
                    fides_meta: { data_type: string, redact: name, custom_request_field: nickname }
          - name: visits
            fides_meta:
              after: [shop.people]
              erase_after: [shop.people]
              skip_processing: false
              partitioning: [{ where: ["`at` > 1"] }]
              masking_strategy_override: { strategy: delete }
              redact: name
            fields:
              - name: person
                fidesops_meta:
                  references: [{ dataset: shop, field: people.id, direction: from }]
                  data_type: object_id
    """

  private func dataset() throws -> Dataset {
    let map = try DataMap.make(of: ["systems.yaml": SampleMaps.systems, "shop.yml": Self.everything])
    return try #require(map.dataset("shop"))
  }

  @Test("every key of a dataset is kept")
  func datasetKeys() throws {
    let dataset = try dataset()
    #expect(dataset.organizationKey == "default_organization")
    #expect(dataset.tags == ["a", "b"])
    #expect(dataset.annotations == ["ticket": 12, "nested": ["deep": true]])
    #expect(dataset.meta.schema == "shop_schema")
    #expect(dataset.meta.resourceID == "shop-1")
    #expect(dataset.meta.redactsName)
    #expect(dataset.dataSubjects == ["customer"])
  }

  @Test("every key of a collection is kept, and data_purposes stands for data_uses")
  func collectionKeys() throws {
    let dataset = try dataset()
    let people = try #require(dataset.collection(named: "people"))
    #expect(people.dataUses == ["marketing"])
    #expect(people.allCategories == [DataCategory("user.contact"), DataCategory("user.contact.email")])
    let meta = try #require(dataset.collection(named: "visits")).meta
    let address = CollectionAddress(dataset: "shop", collection: "people")
    #expect(meta.after == [address] && meta.eraseAfter == [address])
    #expect(meta.partitioning == [["where": ["`at` > 1"]]])
    #expect(meta.maskingStrategyOverride == MaskingStrategy(strategy: "delete"))
    #expect(meta.redactsName && !meta.skipProcessing)
  }

  @Test("every key of a field is kept, and nested fields are found by their path")
  func fieldKeys() throws {
    let people = try #require(try dataset().collection(named: "people"))
    let id = try #require(people.field(at: ["id"]))
    #expect(id.meta.primaryKey && id.meta.readOnly && id.meta.dataType == DataType(.integer))
    let email = try #require(people.field(at: ["email"]))
    #expect(email.meta.identity == .email && email.meta.length == 320)
    let aliases = try #require(people.field(at: ["aliases"]))
    #expect(aliases.meta.returnAllElements && aliases.meta.dataType == DataType(.string, isArray: true))
    let nick = try #require(people.field(at: ["profile", "nick"]))
    #expect(nick.meta.redactsName && nick.meta.customRequestField == "nickname")
    #expect(
      people.field(at: ["profile"])?.meta.maskingStrategyOverride
        == MaskingStrategy(strategy: "random_string_rewrite", configuration: ["length": 5]))
  }

  @Test("fidesops_meta of older files counts as fides_meta")
  func legacyMeta() throws {
    let person = try #require(try dataset().collection(named: "visits")?.field(at: ["person"]))
    #expect(person.meta.dataType == DataType(.objectID))
    #expect(person.meta.references.map(\.target.description) == ["shop.people.id"])
    #expect(person.meta.references.map(\.direction) == [.from])
  }

  @Test("categories are compared by segment, not by letters")
  func categories() {
    #expect(DataCategory("user.contact.email").isWithin(DataCategory("user.contact")))
    #expect(!DataCategory("user.contacts").isWithin(DataCategory("user.contact")))
    #expect(!DataCategory("user").isWithin(DataCategory("user.contact")))
  }

  @Test(
    "N20: credentials are secret, by today's taxonomy and by older ones",
    arguments: [
      "user.authorization.password", "user.authorization.credentials", "user.authorization", "user.credentials.password",
    ])
  func secrets(category: String) {
    #expect(DataCategory(category).isSecret)
    #expect(!DataCategory("user.account").isSecret)
  }
}
