import ControllerProfile
import RightsLaw

extension BundleManifest {
  /// The manifest of an access answer, still without its files.
  init(_ content: BundleContent) {
    self.init(content.particulars, kind: .access)
    withheld = content.withheld
    coverage = content.systems.map { entry in
      Coverage(
        system: entry.system.key, name: entry.system.name, outcome: entry.system.outcome.code, reason: entry.system.outcome.reason,
        collections: entry.collections.map {
          Collection(dataset: $0.collection.dataset, collection: $0.collection.collection, rows: $0.rows.count)
        })
    }
  }

  /// The manifest of a refusal, still without its files.
  init(_ refusal: RefusalInput) {
    self.init(refusal.particulars, kind: refusal.isSilent ? .reply : .refusal)
    // A silent refusal has no reasons here either: manifest and letter agree (law.md R14, exception).
    reasons = refusal.isSilent ? [] : refusal.reasons
  }

  private init(_ particulars: CaseParticulars, kind: Kind) {
    self.init(
      schemaVersion: Self.currentSchemaVersion, kind: kind, caseID: particulars.caseID, reference: particulars.reference,
      controller: particulars.profile.key, language: particulars.language, receivedOn: LetterDate.iso(particulars.receivedOn),
      respondedOn: LetterDate.iso(particulars.respondedOn), rights: particulars.rights.map(\.rawValue), channel: particulars.channel,
      recipientDigest: particulars.recipientDigest, demonstration: particulars.demonstration, nonce: ResponseBundle.hex(particulars.nonce),
      coverage: [], withheld: [], reasons: [], files: [])
  }
}
