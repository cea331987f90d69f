extension HabeasConfiguration {
  /// The folder that letters are scanned into; `nil` where no post is taken.
  ///
  /// - Throws: `.malformedValue` for languages that are no names of tesseract's: they go onto its command line.
  public var post: PostSettings? {
    get throws(ConfigurationError) {
      guard let directory = try source.optionalPath(.postScanDirectory) else { return nil }
      let languages = try source.text(.postLanguages).split(separator: "+", omittingEmptySubsequences: false).map(String.init)
      guard languages.allSatisfy({ $0.wholeMatch(of: /[A-Za-z][A-Za-z_]{1,31}/) != nil }) else {
        throw source.malformed(.postLanguages, "not names like eng with + between")
      }
      return PostSettings(
        scanDirectory: directory, languages: languages, minimumConfidence: try source.number(.postMinimumConfidence))
    }
  }
}
