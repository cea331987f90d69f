/// What a search and an erasure need to know of a field (`fides_meta`, in older files `fidesops_meta`).
public struct FieldMeta: Sendable, Hashable {
  public var references: [FieldReference]
  /// The kind of identity by which the collection is entered through this field.
  public var identity: IdentityKind?
  public var primaryKey: Bool
  public var dataType: DataType?
  /// The longest value that erasure may write, in characters.
  public var length: Int?
  /// When an array field is matched: `true` gives all its elements, `false` only those that matched.
  public var returnAllElements: Bool
  public var readOnly: Bool
  public var customRequestField: String?
  public var maskingStrategyOverride: MaskingStrategy?
  /// Whether the field's name is itself not to be shown (`redact: name`).
  public var redactsName: Bool

  public init(
    references: [FieldReference] = [], identity: IdentityKind? = nil, primaryKey: Bool = false, dataType: DataType? = nil,
    length: Int? = nil,
    returnAllElements: Bool = false, readOnly: Bool = false, customRequestField: String? = nil,
    maskingStrategyOverride: MaskingStrategy? = nil, redactsName: Bool = false
  ) {
    self.references = references
    self.identity = identity
    self.primaryKey = primaryKey
    self.dataType = dataType
    self.length = length
    self.returnAllElements = returnAllElements
    self.readOnly = readOnly
    self.customRequestField = customRequestField
    self.maskingStrategyOverride = maskingStrategyOverride
    self.redactsName = redactsName
  }
}
