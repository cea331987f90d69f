/// What a question to the person may be about (law.md C6): the data or the processing, never the format.
public enum ClarificationTopic: String, Codable, Hashable, Sendable, CaseIterable {
  /// In what role they dealt with the controller: as a customer, a visitor, an applicant.
  case dealings
  /// Which time they mean.
  case period
  /// Which site, shop or service.
  case services
  /// Which use of the data they mean.
  case processing
}
