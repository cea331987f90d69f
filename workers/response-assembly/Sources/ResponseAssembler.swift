public import CaseStore
public import CaseWorker
public import ControllerProfile
public import DataMap
import Foundation
import Intake
public import ResponseBundle
public import RightsCase
import RightsLaw
import Sealing
import VaultContents

/// Builds the answer that the case's decisions call for, for the DPO to review: nothing leaves here (design, workers).
public struct ResponseAssembler: StepHandler {
  private let store: CaseStore
  private let profile: ControllerProfile
  private let dataMap: DataMap
  private let builder: BundleBuilder
  private let demonstration: Bool

  /// - Parameter demonstration: Every page says DEMONSTRATION, and only a demonstration installation sends it.
  public init(store: CaseStore, profile: ControllerProfile, dataMap: DataMap, builder: BundleBuilder, demonstration: Bool) {
    self.store = store
    self.profile = profile
    self.dataMap = dataMap
    self.builder = builder
    self.demonstration = demonstration
  }

  public func handle(_ step: WorkStep, of stored: StoredCase) async throws -> StepResult {
    let state = stored.state
    guard case .assemble = step, let identity = state.identity, let opened = state.opened, state.isCoverageComplete,
      state.closed == nil, state.responses.isEmpty || state.reassemblyIsDue
    else { return .obsolete }
    let subject = try VerifiedSubject(vaultBytes: try await store.open([identity.subjectItem], of: stored)[0])
    let language = profile.letterLanguage(for: opened.language)
    let particulars = CaseParticulars(
      caseID: stored.id, reference: opened.reference, profile: profile, salutation: subject.displayName,
      receivedOn: opened.receivedOn, respondedOn: stored.today, rights: state.askedItems.map(\.right), language: language,
      recipientDigest: identity.recipientDigest, channel: identity.channel.rawValue,
      envelope: envelope(of: subject), requesterAuthority: RequesterAuthority(of: subject, writtenBy: profile),
      demonstration: demonstration, nonce: CaseParticulars.randomNonce())
    let kind = state.responseKindDue
    let withheld = Withholding(state.items.flatMap(\.exemptions))
    let bundle: ResponseBundle
    do {
      switch kind {
      case .access:
        bundle = try await builder.build(
          BundleInput(
            particulars: particulars, systems: withheld.applied(to: try await systems(of: stored)),
            withheld: try withheld.stated(in: language)))
      case .refusal: bundle = try await builder.build(try await refusal(of: stored, particulars: particulars))
      }
    } catch let error as BundleError {
      if let fault = AssemblyFault(error) { throw fault }
      throw error
    }
    let archive = VaultItem(purpose: .found, kind: "archive", bytes: try bundle.archive())
    let manifest = VaultItem(purpose: .found, kind: "manifest", bytes: bundle.manifestBytes)
    let digest = bundle.manifestDigest
    let files = bundle.files.count
    let decisions = state.decisionCount
    return .commit { draft, current in
      draft.keep(archive)
      draft.keep(manifest)
      try draft.apply(
        .assemble(
          ResponseAssembled(
            version: current.state.responses.count + 1, kind: kind, manifestDigest: digest,
            recipientDigest: identity.recipientDigest, channel: identity.channel, manifestItem: manifest.id, archiveItem: archive.id,
            archiveBytes: archive.bytes.count, files: files, decisions: decisions)))
    }
  }

  /// What was found, system by system, with the data map's words for it; systems where nothing was found are named too (O2).
  private func systems(of stored: StoredCase) async throws -> [BundleSystem] {
    guard let identity = stored.state.identity else { return [] }
    let searches = identity.systems.compactMap { stored.state.searches[$0] }
    var found: [UUID: FoundData] = [:]
    for item in searches.compactMap(\.item) { found[item] = try await store.found(item, of: stored) }
    return searches.map { search in
      let description = dataMap.systems.first { $0.key == search.system }
      let collections = search.item.flatMap { found[$0] }?.collections ?? []
      return BundleSystem(
        key: search.system, name: description?.name ?? search.system, owner: description?.owner ?? "", outcome: outcome(of: search),
        collections: collections.map(collection))
    }
  }

  private func outcome(of search: SystemSearched) -> BundleSystem.Outcome {
    switch search.outcome {
    case .found: .found
    case .nothingFound: .nothingFound
    case .skipped: .skipped(reason: search.reason ?? "")
    case .confirmedByPerson: .confirmedByPerson
    // The coverage is complete, so no failed search is left.
    case .failed: .skipped(reason: "the search failed")
    }
  }

  private func collection(_ found: FoundData.Collection) -> BundleCollection {
    let described = dataMap.datasets.first { $0.key == found.dataset }?.collection(named: found.collection)
    return BundleCollection(
      dataset: found.dataset, collection: found.collection, name: described?.description ?? found.collection,
      dataCategories: described?.allCategories.map(\.rawValue) ?? [],
      fields: described?.fields.map(field) ?? found.rows.first.map { row in row.keys.sorted().map { BundleField(name: $0, label: $0) } }
        ?? [],
      rows: found.rows)
  }

  private func field(_ field: DatasetField) -> BundleField {
    BundleField(
      name: field.name, label: field.description ?? field.name, dataCategories: field.dataCategories.map(\.rawValue),
      isSecret: field.isSecret)
  }

  private func refusal(of stored: StoredCase, particulars: CaseParticulars) async throws -> RefusalInput {
    let refusals = stored.state.items.compactMap(\.refusal)
    let texts = try await store.open(refusals.map(\.reasonsItem), of: stored)
    let reasons = try zip(refusals, texts).map { refusal, bytes in
      let ground = try RefusalGround(code: refusal.ground)
      return RefusalReason(
        sentence: "\(ground.sentence(in: particulars.language)) \(try RefusalReasons(vaultBytes: bytes).text)", citation: ground.citation)
    }
    return RefusalInput(particulars: particulars, reasons: reasons)
  }

  private func envelope(of subject: VerifiedSubject) -> [String] {
    if case .post(let address) = subject.recipient { address.envelope } else { [] }
  }
}
