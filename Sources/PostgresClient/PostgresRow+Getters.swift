public import FoundationEssentials

extension PostgresRow {
  /// A value of any type, as text.
  public func string(_ column: String) throws(PostgresError) -> String {
    try required(column, "a text", TextDecoding.string)
  }

  /// A value of any type, as text. `nil` for NULL.
  public func optionalString(_ column: String) throws(PostgresError) -> String? {
    try optional(column, "a text", TextDecoding.string)
  }

  /// A `smallint`, `integer` or `bigint`.
  public func int(_ column: String) throws(PostgresError) -> Int {
    try required(column, "an integer", TextDecoding.int)
  }

  /// A `smallint`, `integer` or `bigint`. `nil` for NULL.
  public func optionalInt(_ column: String) throws(PostgresError) -> Int? {
    try optional(column, "an integer", TextDecoding.int)
  }

  /// A `real`, `double precision` or `numeric`.
  public func double(_ column: String) throws(PostgresError) -> Double {
    try required(column, "a number", TextDecoding.double)
  }

  /// A `real`, `double precision` or `numeric`. `nil` for NULL.
  public func optionalDouble(_ column: String) throws(PostgresError) -> Double? {
    try optional(column, "a number", TextDecoding.double)
  }

  /// A `boolean`.
  public func bool(_ column: String) throws(PostgresError) -> Bool {
    try required(column, "a boolean", TextDecoding.bool)
  }

  /// A `boolean`. `nil` for NULL.
  public func optionalBool(_ column: String) throws(PostgresError) -> Bool? {
    try optional(column, "a boolean", TextDecoding.bool)
  }

  /// A `uuid`.
  public func uuid(_ column: String) throws(PostgresError) -> UUID {
    try required(column, "a UUID", TextDecoding.uuid)
  }

  /// A `uuid`. `nil` for NULL.
  public func optionalUUID(_ column: String) throws(PostgresError) -> UUID? {
    try optional(column, "a UUID", TextDecoding.uuid)
  }

  /// A `bytea`.
  public func bytes(_ column: String) throws(PostgresError) -> [UInt8] {
    try required(column, "bytes", ByteaText.decode)
  }

  /// A `bytea`. `nil` for NULL.
  public func optionalBytes(_ column: String) throws(PostgresError) -> [UInt8]? {
    try optional(column, "bytes", ByteaText.decode)
  }

  /// A `timestamptz`; or a `timestamp` or `date`, taken as UTC.
  public func date(_ column: String) throws(PostgresError) -> Date {
    try required(column, "a time", TextDecoding.date)
  }

  /// A `timestamptz`; or a `timestamp` or `date`, taken as UTC. `nil` for NULL.
  public func optionalDate(_ column: String) throws(PostgresError) -> Date? {
    try optional(column, "a time", TextDecoding.date)
  }

  /// A one-dimensional array of texts without NULL.
  public func textArray(_ column: String) throws(PostgresError) -> [String] {
    try required(column, "an array of texts", TextDecoding.textArray)
  }

  /// A one-dimensional array of texts without NULL. `nil` for NULL.
  public func optionalTextArray(_ column: String) throws(PostgresError) -> [String]? {
    try optional(column, "an array of texts", TextDecoding.textArray)
  }

  /// A one-dimensional array of integers without NULL.
  public func intArray(_ column: String) throws(PostgresError) -> [Int] {
    try required(column, "an array of integers", TextDecoding.intArray)
  }

  /// A one-dimensional array of integers without NULL. `nil` for NULL.
  public func optionalIntArray(_ column: String) throws(PostgresError) -> [Int]? {
    try optional(column, "an array of integers", TextDecoding.intArray)
  }

  /// A one-dimensional array of UUIDs without NULL.
  public func uuidArray(_ column: String) throws(PostgresError) -> [UUID] {
    try required(column, "an array of UUIDs", TextDecoding.uuidArray)
  }

  /// A one-dimensional array of UUIDs without NULL. `nil` for NULL.
  public func optionalUUIDArray(_ column: String) throws(PostgresError) -> [UUID]? {
    try optional(column, "an array of UUIDs", TextDecoding.uuidArray)
  }

  /// A one-dimensional `bytea[]` without NULL.
  public func bytesArray(_ column: String) throws(PostgresError) -> [[UInt8]] {
    try required(column, "an array of bytes", TextDecoding.bytesArray)
  }

  /// A one-dimensional `bytea[]` without NULL. `nil` for NULL.
  public func optionalBytesArray(_ column: String) throws(PostgresError) -> [[UInt8]]? {
    try optional(column, "an array of bytes", TextDecoding.bytesArray)
  }
}
