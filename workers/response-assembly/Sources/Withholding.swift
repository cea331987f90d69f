import ResponseBundle
import RightsCase
import RightsLaw

/// What exemptions keep out of an answer (law.md R14, R16). What is withheld in silence is left out as if it had not been found: no mark,
/// no count and no system tells of it.
struct Withholding {
  private let exemptions: [ExemptionApplied]

  init(_ exemptions: [ExemptionApplied]) { self.exemptions = exemptions }

  /// What the letter says is withheld, and why.
  func stated(in language: String) throws -> [WithheldItem] {
    try exemptions.filter { !$0.isSilent }.map { exemption in
      let ground = try RefusalGround(code: exemption.ground)
      return WithheldItem(
        what: Self.name(of: exemption.withheld, in: language),
        reason: RefusalReason(sentence: ground.sentence(in: language), citation: ground.citation))
    }
  }

  private static func name(of part: WithheldPart, in language: String) -> String {
    switch (part.field, language) {
    case (let field?, "de"): "das Feld „\(field)“ in \(part.collection)"
    case (nil, "de"): "alles in \(part.collection)"
    case (let field?, "fr"): "le champ « \(field) » de \(part.collection)"
    case (nil, "fr"): "tout ce qui est dans \(part.collection)"
    case (let field?, "pl"): "pole „\(field)” w \(part.collection)"
    case (nil, "pl"): "wszystko w \(part.collection)"
    case (let field?, _): "the field '\(field)' of \(part.collection)"
    case (nil, _): "everything in \(part.collection)"
    }
  }

  /// The systems without what is withheld.
  func applied(to systems: [BundleSystem]) -> [BundleSystem] {
    systems.map { system in
      var system = system
      let parts = exemptions.filter { $0.withheld.system == system.key }
      guard !parts.isEmpty else { return system }
      let held = system.collections.contains { !$0.rows.isEmpty }
      system.collections = system.collections.compactMap { collection in remaining(of: collection, parts: parts) }
      let isSilent = parts.contains(where: \.isSilent)
      // Where only silence emptied it, the search reads as one that found nothing.
      if held, isSilent, !parts.contains(where: { !$0.isSilent }), system.collections.allSatisfy(\.rows.isEmpty) {
        system.collections = []
        system.outcome = .nothingFound
      }
      return system
    }
  }

  private func remaining(of collection: BundleCollection, parts: [ExemptionApplied]) -> BundleCollection? {
    let name = "\(collection.dataset).\(collection.collection)"
    let here = parts.filter { $0.withheld.collection == name }
    if here.contains(where: { $0.withheld.field == nil }) { return nil }
    let fields = Set(here.compactMap(\.withheld.field))
    guard !fields.isEmpty else { return collection }
    var rest = collection
    rest.fields.removeAll { fields.contains($0.name) }
    rest.rows = collection.rows.map { row in row.filter { !fields.contains($0.key) } }
    return rest
  }
}
