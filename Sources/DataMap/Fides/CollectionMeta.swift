/// What a search and an erasure need to know of a collection.
public struct CollectionMeta: Sendable, Hashable {
  /// Collections that are searched before this one.
  public var after: [CollectionAddress]
  /// Collections that are erased before this one.
  public var eraseAfter: [CollectionAddress]
  /// Left out of every search and erasure.
  public var skipProcessing: Bool
  public var maskingStrategyOverride: MaskingStrategy?
  /// Kept as written: its form differs by system.
  public var partitioning: JSONValue
  public var redactsName: Bool

  public init(
    after: [CollectionAddress] = [], eraseAfter: [CollectionAddress] = [], skipProcessing: Bool = false,
    maskingStrategyOverride: MaskingStrategy? = nil, partitioning: JSONValue = .null, redactsName: Bool = false
  ) {
    self.after = after
    self.eraseAfter = eraseAfter
    self.skipProcessing = skipProcessing
    self.maskingStrategyOverride = maskingStrategyOverride
    self.partitioning = partitioning
    self.redactsName = redactsName
  }
}
