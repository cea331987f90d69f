import CCurl
import ThreadLoop

/// One folder of a mailbox, open on a connection of its own. See ``CurlTransport/withMailbox(_:folder:access:isolation:_:)``.
///
/// Messages are named by UID, which stays theirs as long as ``uidValidity`` does. Nothing but ``move(_:to:)`` changes
/// anything: messages that were read stay unread. Commands may be given from several tasks; they run one after another.
public actor IMAPMailbox {
  /// What may be done in the folder.
  public enum Access: Sendable, Hashable {
    /// Look only (EXAMINE).
    case readOnly
    /// Messages may be moved away (SELECT).
    case readWrite
  }

  nonisolated let loop: ThreadLoop
  let session: IMAPSession
  private let stream: CurlStream
  private let server: IMAPServer
  private var selected: UInt32?
  private var isBusy = false
  private var queue: [CheckedContinuation<Void, Never>] = []

  public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(_ server: IMAPServer) throws(CurlError) {
    self.server = server
    let waiter = CurlMultiWaiter()
    let handle = try EasyHandle()
    try handle.configure(server)
    loop = ThreadLoop(name: "curl-imap", waiter: waiter)
    stream = CurlStream(handle, waiter: waiter, loop: loop, place: server.place)
    session = IMAPSession(stream, server: server)
  }

  deinit {
    loop.shutdown()
  }

  /// A number that changes when the folder's UIDs have been given out anew (RFC 3501, section 2.3.1.1).
  public var uidValidity: UInt32 { selected ?? 0 }

  /// How many messages the folder has, as far as the server has said.
  public var count: Int { Int(session.exists) }

  /// Logs in and opens the folder.
  func open(_ folder: String, access: Access) async throws(CurlError) {
    let name = try MailboxName.quoted(folder)
    try await stream.open()
    try await session.refreshCapabilities()
    let verb = access == .readOnly ? "EXAMINE" : "SELECT"
    let reply = try await session.run("\(verb) \(name)", "open the folder “\(folder)”")
    guard let validity = reply.argument(of: "UIDVALIDITY").flatMap({ UInt32($0) }) else {
      throw CurlError(.protocolViolation, "\(server.place) gives no UIDVALIDITY.")
    }
    selected = validity
    session.hasArrivals = false
  }

  /// Says goodbye and closes the connection. An error no longer matters to anyone.
  func leave() async {
    session.isLeaving = true
    if session.failure == nil { _ = try? await session.ask("LOGOUT") }
    session.close()
  }

  /// Runs one command at a time, in the order of asking: an actor alone lets another in at every wait.
  func exclusively<R>(_ body: (isolated IMAPMailbox) async throws(CurlError) -> R) async throws(CurlError) -> R {
    if isBusy {
      await withCheckedContinuation(isolation: self) { queue.append($0) }
    }
    isBusy = true
    defer {
      if queue.isEmpty {
        isBusy = false
      } else {
        // Stays busy: the next in line takes over.
        queue.removeFirst().resume()
      }
    }
    return try await body(self)
  }
}

extension EasyHandle {
  fileprivate func configure(_ server: IMAPServer) throws(CurlError) {
    try HostSyntax.check(server.host, port: server.port)
    let scheme = server.security == .tls ? "imaps" : "imap"
    try set(CURLOPT_URL, "\(scheme)://\(HostSyntax.inURL(server.host)):\(server.port)/")
    try set(CURLOPT_PROTOCOLS_STR, scheme)
    try secure(server.security, host: server.host, credentials: server.credentials, roots: server.rootCertificateFile)
    // libcurl connects, secures and logs in; the commands are ours. Its own lose literals and set \Seen (7.88).
    try set(CURLOPT_CONNECT_ONLY, 1)
    try set(CURLOPT_CONNECTTIMEOUT_MS, server.connectTimeout)
    try set(CURLOPT_TIMEOUT_MS, server.connectTimeout)
  }
}
