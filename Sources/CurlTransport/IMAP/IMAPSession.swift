import ThreadLoop

/// Sends commands one after another and gathers the answers. Belongs to one loop's thread; whoever drives it lets no
/// two commands overlap.
final class IMAPSession {
  private let stream: CurlStream
  private let place: String
  private let patience: Duration
  private var parser = IMAPResponseParser()
  private var lastTag = 0
  private(set) var failure: CurlError?

  /// In capitals.
  private(set) var capabilities: Set<String> = []
  private(set) var exists: UInt32 = 0
  /// Messages have come since this was last set to false.
  var hasArrivals = false

  init(_ stream: CurlStream, server: IMAPServer) {
    self.stream = stream
    place = server.place
    patience = server.replyTimeout
  }

  /// Runs a command and returns its answer, which must be OK.
  ///
  /// - Parameter literalBytes: how much of message text the answer may bring.
  func run(
    _ command: String, _ purpose: String, literalBytes: Int = 1 << 20, isolation: isolated (any Actor) = #isolation
  ) async throws(CurlError) -> IMAPReply {
    let reply = try await ask(command, literalBytes: literalBytes)
    guard reply.status.kind == .ok else {
      throw CurlError(.refused, "\(place) refused to \(purpose)\(reply.status.code.map { " [\($0)]" } ?? "").")
    }
    return reply
  }

  /// Runs a command and returns its answer, be it a refusal.
  func ask(
    _ command: String, literalBytes: Int = 1 << 20, isolation: isolated (any Actor) = #isolation
  ) async throws(CurlError) -> IMAPReply {
    parser.limits.literalBytes = literalBytes
    let tag = try await send(command)
    return try await answer(to: tag)
  }

  func refreshCapabilities(isolation: isolated (any Actor) = #isolation) async throws(CurlError) {
    for case .capabilities(let names) in try await run("CAPABILITY", "list its capabilities").untagged {
      capabilities = Set(names)
    }
  }

  /// Waits in IDLE (RFC 2177) until messages arrive or the deadline passes.
  func idle(until deadline: ContinuousClock.Instant, isolation: isolated (any Actor) = #isolation) async throws(CurlError) {
    let tag = try await send("IDLE")
    var isIdling = false
    while !hasArrivals || !isIdling {
      let limit = isIdling ? deadline : .now + patience
      guard let response = try await response(until: limit) else {
        guard isIdling else { throw fail(.timeout, "does not answer") }
        break
      }
      if case .continuation = response { isIdling = true }
      // A refusal ends the command without any idling.
      if case .status(let status) = response, status.tag == tag {
        throw CurlError(.refused, "\(place) refused to idle.")
      }
    }
    try await write("DONE")
    _ = try await answer(to: tag)
  }

  func close() {
    stream.close()
    failure = failure ?? CurlError(.closed, "The connection to \(place) is closed.")
  }

  private func send(_ command: String, isolation: isolated (any Actor) = #isolation) async throws(CurlError) -> String {
    lastTag += 1
    let tag = "a\(lastTag)"
    try await write("\(tag) \(command)")
    return tag
  }

  private func write(_ line: String, isolation: isolated (any Actor) = #isolation) async throws(CurlError) {
    if let failure { throw CurlError(.closed, "The connection to \(place) has ended: \(failure.code.rawValue).") }
    do throws(CurlError) {
      try await stream.send(Array((line + "\r\n").utf8), within: patience)
    } catch {
      throw end(error)
    }
  }

  private func answer(to tag: String, isolation: isolated (any Actor) = #isolation) async throws(CurlError) -> IMAPReply {
    var untagged: [IMAPResponse] = []
    while true {
      guard let response = try await response(until: .now + patience) else { throw fail(.timeout, "does not answer") }
      if case .status(let status) = response, status.tag == tag { return IMAPReply(untagged: untagged, status: status) }
      untagged.append(response)
    }
  }

  /// The next response; `nil` when the deadline passes first. Patience starts anew with all bytes that come.
  private func response(
    until deadline: ContinuousClock.Instant, isolation: isolated (any Actor) = #isolation
  ) async throws(CurlError) -> IMAPResponse? {
    var deadline = deadline
    while true {
      if let response = try parse() {
        try note(response)
        return response
      }
      let bytes: [UInt8]?
      do throws(CurlError) {
        bytes = try await stream.receive(until: deadline)
      } catch {
        throw end(error)
      }
      guard let bytes else { return nil }
      parser.append(bytes)
      deadline = max(deadline, .now + patience)
    }
  }

  private func parse() throws(CurlError) -> IMAPResponse? {
    do throws(IMAPSyntaxError) {
      return try parser.next()
    } catch {
      throw fail(error.code == .tooLong ? .tooLarge : .protocolViolation, "cannot be understood: \(error.message)")
    }
  }

  private func note(_ response: IMAPResponse) throws(CurlError) {
    switch response {
    case .exists(let count):
      if count > exists { hasArrivals = true }
      exists = count
    case .expunge:
      exists = exists > 0 ? exists - 1 : 0
    case .status(let status) where status.kind == .bye && status.tag == nil && !isLeaving:
      throw fail(.connection, "ended the session")
    default: break
    }
  }

  /// A farewell is expected in answer to LOGOUT.
  var isLeaving = false

  private func fail(_ code: CurlError.Code, _ what: String) -> CurlError {
    end(CurlError(code, "\(place) \(what)."))
  }

  /// Whatever breaks off in the middle of a command leaves a stream that nobody can read on from.
  private func end(_ error: CurlError) -> CurlError {
    failure = failure ?? error
    stream.close()
    return error
  }
}
