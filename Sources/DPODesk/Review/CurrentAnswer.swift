import CaseStore
import ResponseBundle
import RightsCase
import VaultContents

/// The current answer of a case as it lies in the vault, verified: what is read is what is signed and sent.
struct CurrentAnswer {
  let assembled: ResponseAssembled
  let bundle: ResponseBundle
  let subject: VerifiedSubject
  let isApproved: Bool
}

extension CurrentAnswer {
  /// - Throws: `DeskError` where there is no current answer or it is not the one that the case names, ``BundleVerificationError``,
  ///   `CaseStoreError`.
  init(of stored: StoredCase, in store: CaseStore) async throws {
    guard let identity = stored.state.identity, let response = stored.state.currentResponse else {
      throw DeskError.refused("no answer has been assembled yet; the case is \(stored.state.phase.words). See: dpo inbox")
    }
    guard !stored.state.reassemblyIsDue else {
      throw DeskError.refused("the \(stored.state.responseKindDue.words) is being assembled; try again in a moment.")
    }
    let assembled = response.assembled
    let contents = try await store.open([assembled.manifestItem, assembled.archiveItem, identity.subjectItem], of: stored)
    guard ResponseBundle.digest(contents[0]) == assembled.manifestDigest else {
      throw DeskError.refused(
        "the manifest in the vault is not the one that was assembled. Sign nothing; call whoever runs the database.")
    }
    let bundle = try ResponseBundle(archive: contents[1], manifestBytes: contents[0])
    let manifest = bundle.manifest
    guard manifest.caseID == stored.id, manifest.recipientDigest == identity.recipientDigest,
      assembled.recipientDigest == identity.recipientDigest, manifest.channel == identity.channel.rawValue
    else {
      throw DeskError.refused(
        "the manifest names another case, recipient or channel than this case. Sign nothing; call whoever runs Habeas.")
    }
    self.init(
      assembled: assembled, bundle: bundle, subject: try VerifiedSubject(vaultBytes: contents[2]), isApproved: response.approval != nil)
  }

  /// The recipient's address; masked, unless the DPO wants to see it.
  func recipient(reveal: Bool) -> String {
    RecipientText.text(subject.recipient, reveal: reveal)
  }
}
