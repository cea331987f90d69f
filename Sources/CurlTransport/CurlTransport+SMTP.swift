extension CurlTransport {
  /// Hands a message to a server (RFC 5321).
  ///
  /// A recipient that the server refuses does not keep the others from getting the message; see
  /// ``SMTPReceipt/refused``.
  ///
  /// - Parameters:
  ///   - submission: the message and its envelope. Addresses with line ends are refused.
  ///   - server: who takes it.
  ///   - beforeFinalDot: runs when every byte of the message has gone out and before the dot that makes the server
  ///     take it: the moment to record that the message is about to be sent. When it throws, the connection is
  ///     closed without the dot, and nothing was sent.
  /// - Throws: ``CurlError``. With ``CurlError/Outcome/unknown`` the final dot was on its way when the connection was
  ///   lost: whether the message was taken cannot be known, and it must not be sent again without a person's word.
  public func send(
    _ submission: SMTPSubmission, to server: SMTPServer, beforeFinalDot: (@Sendable () async throws -> Void)? = nil
  ) async throws(CurlError) -> SMTPReceipt {
    try submission.validate()
    let lane = await submissionLanes.take()
    let result = await lane.submit(submission, to: server, beforeFinalDot: beforeFinalDot)
    await submissionLanes.putBack(lane)
    return try result.get()
  }
}
