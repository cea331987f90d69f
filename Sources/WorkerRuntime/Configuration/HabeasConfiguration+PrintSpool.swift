extension HabeasConfiguration {
  /// Folder from which letters are printed; `nil` where nothing goes out by post.
  public var printSpoolDirectory: String? { get throws(ConfigurationError) { try source.optionalPath(.printSpoolDirectory) } }
}
