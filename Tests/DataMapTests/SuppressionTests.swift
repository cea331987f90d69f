import DataMap
import Foundation
import Testing

@Suite("How a marketing stop is carried out, in the data map", .timeLimit(.minutes(1)))
struct SuppressionTests {
  private static let collections = """
          - name: people
            fields:
              - { name: id, fides_meta: { primary_key: true, data_type: integer } }
              - { name: email, fides_meta: { identity: email } }
              - { name: name }
              - { name: postcode }
              - { name: by_email, fides_meta: { data_type: boolean } }
              - { name: by_post, fides_meta: { data_type: boolean } }
              - { name: mood, fides_meta: { data_type: string } }
              - { name: password, data_categories: [user.authorization.password] }

    """

  private static func systems(_ suppression: String) -> String { SampleMaps.systems + "\n    suppression: \(suppression)\n" }

  @Test("R7: matches and channels are read; a stop of all channels means every switch, once")
  func read() throws {
    let map = try SampleMaps.load(
      Self.collections,
      systems: Self.systems(
        "{ collection: shop.people, match: [{ kind: email, field: email }, "
          + "{ kind: postal, name_fields: [name], postcode_field: postcode }], channels: { email: by_email, sms: by_email, post: by_post } }"
      ))
    let suppression = try #require(map.system("shop")?.suppression)
    #expect(suppression.match == [.email(field: "email"), .postal(nameFields: ["name"], postcodeField: "postcode")])
    #expect(suppression.fields(for: []) == ["by_email", "by_post"])
    #expect(suppression.fields(for: [.post, .social]) == ["by_post"])
    #expect(suppression.fields(for: [.social]).isEmpty)
    #expect(map.suppressingSystems == ["shop"])
  }

  @Test("the sample controller's marketing system says how")
  func own() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let map = try DataMap.load(directory: root.appending(path: "controllers/optimised-group/datamap").path)
    #expect(map.suppressingSystems == ["marketing"])
  }

  @Test(
    "what could not be carried out is refused when the map is read",
    arguments: [
      ("{ collection: other.people, match: [{ kind: email, field: email }], channels: { email: by_email } }", "does not hold"),
      ("{ collection: shop.people, match: [{ kind: email, field: mail }], channels: { email: by_email } }", "`mail`"),
      ("{ collection: shop.people, match: [{ kind: email, field: email }], channels: { email: mood } }", "of the type string"),
      ("{ collection: shop.people, match: [{ kind: email, field: password }], channels: { email: by_email } }", "credential"),
      ("{ collection: shop.people, match: [{ kind: email, field: email }], channels: { fax: by_email } }", "unknown key `fax`"),
      ("{ collection: shop.people, match: [{ kind: email, field: email }], channels: {} }", "switches nothing off"),
      ("{ collection: shop.people, match: [], channels: { email: by_email } }", "recognises nobody"),
      ("{ collection: shop.people, match: [{ kind: postal, postcode_field: postcode }], channels: { email: by_email } }", "`name_fields`"),
    ])
  func faults(suppression: String, words: String) throws {
    let faults = SampleMaps.faults(Self.collections, systems: Self.systems(suppression))
    #expect(faults.first?.message.contains(words) == true, "\(faults)")
    #expect(faults.first?.location.file == "systems.yaml")
  }

  @Test("a system that no database connector reaches cannot have one")
  func person() throws {
    let systems = Self.systems("{ collection: shop.people, match: [{ kind: email, field: email }], channels: { email: by_email } }")
      .replacingOccurrences(of: "{ kind: postgres, connection: shop }", with: "{ kind: person, instructions: ask }")
    let faults = SampleMaps.faults(Self.collections, systems: systems)
    #expect(faults.contains { $0.message.contains("person connector") }, "\(faults)")
  }
}
