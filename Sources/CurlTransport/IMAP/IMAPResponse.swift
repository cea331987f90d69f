/// One response of a server.
enum IMAPResponse: Equatable {
  case status(IMAPStatus)
  case continuation
  case capabilities([String])
  /// How many messages the folder has now.
  case exists(UInt32)
  case expunge(UInt32)
  case search([UInt32])
  case fetch(IMAPFetch)
  /// The name of a folder.
  case list([UInt8])
  /// A response that nobody here needs.
  case other
}
