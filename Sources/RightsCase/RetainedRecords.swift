/// The records of a closed case, by how long the controller's profile keeps them.
public enum RetainedRecords: String, Codable, Hashable, Sendable, CaseIterable {
  /// What was found, and the answer's files.
  case found
  /// Everything, the correspondence included.
  case all
}
