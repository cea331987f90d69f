import ControllerProfile
import DataMap

/// An access answer's content, checked, with every secret already replaced: letter, report, JSON and CSV are all made from it, so
/// none of them can show what another hides.
struct BundleContent: Sendable {
  struct System: Sendable {
    var system: BundleSystem
    var collections: [CollectionContent]
  }

  var particulars: CaseParticulars
  var systems: [System]
  var recipients: [ControllerProfile.Recipient]
  var withheld: [WithheldItem]

  init(_ input: BundleInput) throws(BundleError) {
    try input.particulars.requireNonce()
    particulars = input.particulars
    recipients = input.recipients + input.particulars.profile.recipients
    withheld = input.withheld
    systems = []
    var paths = PathNames()
    for system in input.systems {
      var collections: [CollectionContent] = []
      for collection in system.collections {
        let path = paths.unique(folder: "csv/\(PathNames.slug(system.key))", name: collection.collection, suffix: ".csv")
        collections.append(try CollectionContent(collection, system: system.key, csvPath: path))
      }
      systems.append(System(system: system, collections: collections))
    }
  }

  /// How many records there are in all.
  var rowCount: Int { systems.reduce(0) { $0 + $1.system.rowCount } }
}

extension CaseParticulars {
  func requireNonce() throws(BundleError) {
    guard nonce.count == Self.nonceLength else { throw .nonceLength(nonce.count) }
  }
}
