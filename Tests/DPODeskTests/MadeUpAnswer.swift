import Foundation
import ResponseBundle
import RightsCase
import VaultContents

@testable import DPODesk

/// An answer that fits its manifest, made without typesetting.
struct MadeUpAnswer {
  let bundle: ResponseBundle

  init(kind: BundleManifest.Kind = .access, demonstration: Bool = false) throws {
    let files = [
      BundleFile(path: "csv/crm.contacts.csv", mediaType: "text/csv", bytes: Array("name\r\nPriya Example\r\n".utf8)),
      BundleFile(path: "letter.pdf", mediaType: "application/pdf", bytes: Array("%PDF-1.7 not really".utf8)),
      BundleFile(path: "letter.txt", mediaType: "text/plain", bytes: Array("Dear Priya,\n\nhere is your data.\n".utf8)),
    ]
    let json: [String: Any] = [
      "schemaVersion": 1, "kind": kind.rawValue, "caseID": MadeUpCase.caseID.uuidString, "reference": MadeUpCase.reference,
      "controller": "made-up", "language": "en", "receivedOn": "2026-06-01", "respondedOn": "2026-06-12", "rights": ["access"],
      "channel": "email", "recipientDigest": "r1", "demonstration": demonstration, "nonce": String(repeating: "00", count: 32),
      "coverage": [
        [
          "system": "crm", "name": "Customer relations", "outcome": "found",
          "collections": [["dataset": "crm", "collection": "contacts", "rows": 1]],
        ],
        ["system": "billing", "name": "Billing", "outcome": "nothing-found", "collections": []],
      ],
      "withheld": [], "reasons": [],
      "files": files.map {
        ["path": $0.path, "mediaType": $0.mediaType, "size": $0.bytes.count, "sha256": ResponseBundle.digest($0.bytes)]
      },
    ]
    let manifest = try JSONDecoder().decode(BundleManifest.self, from: JSONSerialization.data(withJSONObject: json))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    bundle = try ResponseBundle(manifestBytes: Array(try encoder.encode(manifest)), files: files)
  }

  func current(kind: ResponseKind = .access) -> CurrentAnswer {
    CurrentAnswer(
      assembled: ResponseAssembled(
        version: 1, kind: kind, manifestDigest: bundle.manifestDigest, recipientDigest: "r1", channel: .email,
        manifestItem: MadeUpCase.id(5), archiveItem: MadeUpCase.id(6), archiveBytes: 1000, files: bundle.files.count),
      bundle: bundle,
      subject: VerifiedSubject(displayName: "Priya Example", identities: [:], recipient: .email("priya@home.example")), isApproved: false)
  }
}
