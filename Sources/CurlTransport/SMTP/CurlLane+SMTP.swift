extension CurlLane {
  func submit(
    _ submission: SMTPSubmission, to server: SMTPServer, beforeFinalDot hook: (@Sendable () async throws -> Void)?
  ) async -> Result<SMTPReceipt, CurlError> {
    let transfer = SMTPTransfer(submission.message, isGuarded: hook != nil, isPlaintext: server.security == .plaintext)
    let handle: EasyHandle
    do throws(CurlError) {
      handle = try EasyHandle(delegate: transfer)
      try handle.configure(submission, to: server)
    } catch {
      return .failure(error)
    }
    // The handle holds the delegate; a strong reference back would keep both.
    transfer.sockets = { [unowned handle] in handle.openSockets }
    let running = start(handle)
    transfer.onPause = { [unowned running] in running.post(.paused) }
    var hookError: (any Error)?
    var event = await running.next()
    if case .paused = event, let hook {
      do {
        try await hook()
        try Task.checkCancellation()
        transfer.gate = .open
      } catch {
        hookError = error
        transfer.gate = .refused
      }
      running.resume()
      event = .ended(await running.end())
    }
    guard case .ended(let end) = event else { return .failure(CurlError(.cancelled, "The submission was interrupted.")) }
    return transfer.result(end, submission: submission, server: server, hookError: hookError)
  }
}
