import Synchronization

/// The catalogue as it was read last; a failed search forgets it, for the tables may have changed.
final class CatalogueCache: Sendable {
  private let kept = Mutex<Catalogue?>(nil)

  var current: Catalogue? { kept.withLock { $0 } }
  func keep(_ catalogue: Catalogue) { kept.withLock { $0 = catalogue } }
  func forget() { kept.withLock { $0 = nil } }
}
