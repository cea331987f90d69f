extension CurlTransport {
  /// Opens a folder, hands it to `body` and closes the connection however that ends.
  ///
  /// The connection has a thread of its own while it is open: libcurl would otherwise be free to close it when it looks
  /// after other transfers.
  ///
  /// - Throws: ``CurlError`` when the folder cannot be opened; what `body` throws.
  public func withMailbox<R: Sendable>(
    _ server: IMAPServer, folder: String, access: IMAPMailbox.Access = .readWrite,
    isolation: isolated (any Actor)? = #isolation, _ body: (IMAPMailbox) async throws -> R
  ) async throws -> R {
    let mailbox = try IMAPMailbox(server)
    do {
      try await mailbox.open(folder, access: access)
      let result = try await body(mailbox)
      await mailbox.leave()
      return result
    } catch {
      await mailbox.leave()
      throw error
    }
  }
}
