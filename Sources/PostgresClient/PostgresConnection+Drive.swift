import CLibPQ
import ThreadLoop

extension PostgresConnection {
  /// A cancellation under way.
  private struct Cancellation {
    let reason: PostgresError
    let giveUpAt: ContinuousClock.Instant
    var resendAfter: Duration = .milliseconds(100)
    var resendAt: ContinuousClock.Instant
  }

  /// With TLS, bytes may wait inside the TLS library, where poll(2) does not see them; so look again after this long.
  private static let hiddenBytesPause: Duration = .milliseconds(100)

  /// Flushes what was queued and feeds the collector until the server has answered all of it.
  ///
  /// - Returns: an error when the exchange was cut short; the server's refusals are in the collector.
  func drive(_ collector: inout ResultCollector, _ terms: Terms) async -> PostgresError? {
    guard let pointer = handle?.pointer else { return lost(nil, terms, wasSent: false) }
    var cancellation: Cancellation?
    var isFlushed = false
    while true {
      if !isFlushed {
        let outcome = PQflush(pointer)
        if outcome < 0 { return lost(collector.failure?.report, terms, wasSent: false) }
        isFlushed = outcome == 0
      }
      let hidden = PQsslInUse(pointer) != 0 ? ContinuousClock.now + Self.hiddenBytesPause : nil
      let limits = [cancellation.map { min($0.resendAt, $0.giveUpAt) } ?? terms.deadline, hidden]
      let interest: Interest = isFlushed ? .read : [.read, .write]
      let readiness = await wait(for: interest, until: limits.compactMap { $0 }.min(), operation: terms.operation)
      switch readiness {
      case .ready: break
      case .timedOut:
        if !advance(&cancellation, terms) { return abandon(cancellation?.reason ?? .deadline, terms, wasSent: isFlushed) }
      case .cancelled:
        guard cancellation == nil, terms.operation?.isCancelled == true else {
          // The loop was shut down under us.
          return lost(nil, terms, wasSent: isFlushed)
        }
        cancellation = beginCancellation(.cancelled)
      }
      let isConnected = PQconsumeInput(pointer) == 1
      let isDone = drain(pointer, &collector)
      if collector.metCopy {
        close()
        return PostgresError(.sql, "COPY is not supported by this client; use INSERT … SELECT FROM unnest(…), or a cursor.")
      }
      if !isConnected && !isDone || collector.failure?.report.isFatal == true {
        return lost(collector.failure?.report, terms, wasSent: isFlushed)
      }
      if isDone { return await settle(cancellation, collector) }
    }
  }

  /// Whether the collector has everything.
  private func drain(_ pointer: OpaquePointer, _ collector: inout ResultCollector) -> Bool {
    while PQisBusy(pointer) == 0 {
      switch collector.take(PQgetResult(pointer)) {
      case .more: continue
      case .done: return true
      case .idle: return false
      }
    }
    return false
  }

  /// A time limit passed: begins to cancel, or asks once more. False when it is time to give up.
  private func advance(_ cancellation: inout Cancellation?, _ terms: Terms) -> Bool {
    let now = ContinuousClock.now
    guard var current = cancellation else {
      if let deadline = terms.deadline, deadline <= now { cancellation = beginCancellation(.deadline) }
      return true
    }
    guard now < current.giveUpAt else { return false }
    if now >= current.resendAt {
      // A request that arrives between two statements of a pipeline cancels nothing.
      sendCancel()
      current.resendAfter *= 2
      current.resendAt = now + current.resendAfter
      cancellation = current
    }
    return true
  }

  private func beginCancellation(_ reason: PostgresError) -> Cancellation {
    sendCancel()
    let now = ContinuousClock.now
    return Cancellation(reason: reason, giveUpAt: now + Self.cancelGrace, resendAt: now + .milliseconds(100))
  }

  private func sendCancel() {
    guard let canceller, cancelsUnderWay == 0 else { return }
    cancelsUnderWay += 1
    canceller.send { [self] in
      loop.execute { self.cancelCompletedOnLoop() }
    }
  }

  private nonisolated func cancelCompletedOnLoop() {
    assumeIsolated { connection in
      connection.cancelsUnderWay -= 1
      connection.cancelEnded?.resume()
      connection.cancelEnded = nil
    }
  }

  /// The server has answered. A cancel request still under way would hit whatever runs next, so it is waited for.
  private func settle(_ cancellation: Cancellation?, _ collector: ResultCollector) async -> PostgresError? {
    guard let cancellation else { return nil }
    if cancelsUnderWay > 0 {
      let timer = waiter.after(cancellation.giveUpAt) { [self] in cancelTimedOutOnLoop() }
      await withCheckedContinuation { cancelEnded = $0 }
      waiter.cancel(timer)
      if cancelsUnderWay > 0 { close() }
    }
    // What was done before the request arrived is done, and is reported as such.
    return collector.failure?.report.sqlState == SQLState.queryCanceled ? cancellation.reason : nil
  }

  private nonisolated func cancelTimedOutOnLoop() {
    assumeIsolated { connection in
      connection.cancelEnded?.resume()
      connection.cancelEnded = nil
    }
  }

  /// The server did not act on the cancellation: the connection goes.
  private func abandon(_ reason: PostgresError, _ terms: Terms, wasSent: Bool) -> PostgresError {
    close()
    guard terms.mayCommit, wasSent else { return reason }
    let message = "The server did not answer, nor act on the cancellation: what was sent may have taken effect or not."
    return PostgresError(.unknownOutcome, message)
  }

  /// The connection is gone.
  ///
  /// - Parameter wasSent: everything, the commit point included, has left this process as far as can be known.
  func lost(_ report: ServerReport?, _ terms: Terms, wasSent: Bool) -> PostgresError {
    close()
    let reason = report.map { " (\($0.error().message))" } ?? ""
    let place = configuration.endpoint
    if terms.mayCommit, wasSent {
      let message = "The connection to \(place) was lost before the reply\(reason): what was sent may have taken effect or not."
      return PostgresError(.unknownOutcome, message, sqlState: report?.sqlState)
    }
    return PostgresError(.connection, "The connection to \(place) was lost\(reason); nothing was committed.", sqlState: report?.sqlState)
  }
}
