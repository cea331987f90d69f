extension IMAPMailbox {
  /// The UIDs of the folder's messages, ascending.
  public func uids(_ search: IMAPSearch = .all) async throws(CurlError) -> [UInt32] {
    try await exclusively { mailbox throws(CurlError) in
      mailbox.session.hasArrivals = false
      var uids: [UInt32] = []
      for case .search(let found) in try await mailbox.session.run("UID SEARCH \(search.rawValue)", "search").untagged { uids += found }
      return Set(uids).sorted()
    }
  }

  /// The size of a message in bytes, as the server counts it; `nil` where there is no such message (any more).
  public func size(of uid: UInt32) async throws(CurlError) -> Int? {
    try await exclusively { mailbox throws(CurlError) in
      let reply = try await mailbox.session.run("UID FETCH \(uid) (UID RFC822.SIZE)", "tell a size")
      return reply.fetches.first { $0.uid == uid }?.size
    }
  }

  /// A whole message, which stays unread (`BODY.PEEK[]`).
  ///
  /// - Parameter limit: bytes. A larger message is not fetched: ``CurlError/Code/tooLarge``.
  /// - Throws: ``CurlError``; ``CurlError/Code/refused`` where there is no such message (any more).
  public func fetch(_ uid: UInt32, limit: Int) async throws(CurlError) -> [UInt8] {
    guard let size = try await size(of: uid) else { throw CurlError(.refused, "The folder has no message with UID \(uid).") }
    guard size <= limit else {
      throw CurlError(.tooLarge, "The message with UID \(uid) has \(size) bytes; at most \(limit) are fetched.")
    }
    return try await exclusively { mailbox throws(CurlError) in
      // Servers may miscount a little; what is far beyond ends the connection.
      let reply = try await mailbox.session.run(
        "UID FETCH \(uid) (UID BODY.PEEK[])", "hand out a message", literalBytes: limit + 65_536)
      guard let body = reply.fetches.first(where: { $0.uid == uid && $0.body != nil })?.body else {
        throw CurlError(.refused, "The folder has no message with UID \(uid).")
      }
      guard body.count <= limit else {
        throw CurlError(.tooLarge, "The message with UID \(uid) has \(body.count) bytes; at most \(limit) are taken.")
      }
      return body
    }
  }

  /// Moves a message (RFC 6851); on servers without MOVE it is copied, marked as deleted and expunged.
  ///
  /// - Returns: whether there was such a message.
  /// - Throws: ``CurlError``; ``CurlError/Code/refused`` where there is no such folder.
  @discardableResult
  public func move(_ uid: UInt32, to folder: String) async throws(CurlError) -> Bool {
    let name = try MailboxName.quoted(folder)
    return try await exclusively { mailbox throws(CurlError) in
      let session = mailbox.session
      // Moving what is not there is a success to the protocol.
      guard try await session.run("UID FETCH \(uid) (UID)", "find a message").fetches.contains(where: { $0.uid == uid }) else {
        return false
      }
      if session.capabilities.contains("MOVE") {
        _ = try await session.run("UID MOVE \(uid) \(name)", "move a message to “\(folder)”")
      } else {
        _ = try await session.run("UID COPY \(uid) \(name)", "copy a message to “\(folder)”")
        _ = try await session.run("UID STORE \(uid) +FLAGS.SILENT (\\Deleted)", "mark a message as deleted")
        // Without UIDPLUS there is no way to spare what someone else has marked.
        let expunge = session.capabilities.contains("UIDPLUS") ? "UID EXPUNGE \(uid)" : "EXPUNGE"
        _ = try await session.run(expunge, "expunge a message")
      }
      return true
    }
  }

  /// Makes a folder where there is none of that name.
  public func createFolderIfMissing(_ folder: String) async throws(CurlError) {
    let name = try MailboxName.quoted(folder)
    try await exclusively { mailbox throws(CurlError) in
      let session = mailbox.session
      if try await mailbox.folderExists(folder, name) { return }
      let reply = try await session.ask("CREATE \(name)")
      guard reply.status.kind != .ok else { return }
      // Another client may have been faster.
      guard try await mailbox.folderExists(folder, name) else {
        throw CurlError(.refused, "The mailbox server refused to make the folder “\(folder)”.")
      }
    }
  }

  /// Asks the server for news, which also keeps the connection open.
  ///
  /// - Returns: whether messages have arrived since ``uids(_:)`` was last called.
  @discardableResult
  public func noop() async throws(CurlError) -> Bool {
    try await exclusively { mailbox throws(CurlError) in
      _ = try await mailbox.session.run("NOOP", "answer")
      return mailbox.session.hasArrivals
    }
  }

  /// Waits until messages arrive, with IDLE (RFC 2177) or, where the server has none, by asking every 15 seconds.
  ///
  /// Servers end a session that idles for half an hour: call it with less, again and again.
  ///
  /// - Returns: true when messages have arrived since ``uids(_:)`` was last called, at once where they already have;
  ///   false when the time is up.
  public func idle(timeout: Duration) async throws(CurlError) -> Bool {
    try await exclusively { mailbox throws(CurlError) in
      let session = mailbox.session
      let deadline = ContinuousClock.now + timeout
      if session.hasArrivals { return true }
      if session.capabilities.contains("IDLE") {
        try await session.idle(until: deadline)
        return session.hasArrivals
      }
      while true {
        _ = try await session.run("NOOP", "answer")
        if session.hasArrivals || deadline <= .now { return session.hasArrivals }
        do {
          try await Task.sleep(until: min(deadline, .now + .seconds(15)), clock: .continuous)
        } catch {
          throw CurlError(.cancelled, "The wait for new messages was cancelled.")
        }
      }
    }
  }

  private func folderExists(_ folder: String, _ quotedName: String) async throws(CurlError) -> Bool {
    let encoded = Array(MailboxName.encoded(folder).utf8)
    let reply = try await session.run("LIST \"\" \(quotedName)", "list a folder")
    // The name is a pattern to the server, where * and % stand for others too.
    return reply.untagged.contains { $0 == .list(encoded) }
  }
}
