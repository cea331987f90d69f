import CCurl

extension SMTPTransfer {
  /// What the caller is told, from how the transfer ended and from what was said.
  func result(
    _ end: CurlMultiWaiter.End, submission: SMTPSubmission, server: SMTPServer, hookError: (any Error)?
  ) -> Result<SMTPReceipt, CurlError> {
    let replies = zip(submission.recipients, conversation.recipientReplies).map { SMTPRecipientResult(address: $0, reply: $1) }
    if let reply = conversation.finalReply, mayHaveSentDot {
      // Whatever went wrong after this reply, the server has decided.
      if reply.isSuccess { return .success(SMTPReceipt(recipients: replies, finalReply: reply)) }
      return .failure(refusal("refused the message", reply, replies, server))
    }
    let outcome = mayHaveSentDot ? CurlError.Outcome.unknown : .notSent
    if let failure = failureBeforeDot(replies, server, hookError) { return .failure(failure) }
    switch end {
    case .cancelled:
      return .failure(CurlError(.cancelled, "The submission to \(server.place) was cancelled.", outcome: outcome, replies: replies))
    case .finished(CURLE_OK):
      return .failure(
        CurlError(.protocolViolation, "\(server.place) ended the submission without a reply.", outcome: outcome, replies: replies))
    case .finished(let code):
      return .failure(
        CurlError(.init(code), "\(server.place): \(code.explanation).", outcome: outcome, replyCode: replyCode, replies: replies))
    }
  }

  private func failureBeforeDot(
    _ replies: [SMTPRecipientResult], _ server: SMTPServer, _ hookError: (any Error)?
  ) -> CurlError? {
    guard !mayHaveSentDot else { return nil }
    if let hookError {
      return CurlError(
        .stoppedByCaller, "The caller stopped the submission to \(server.place) before its end.", replies: replies,
        underlying: hookError)
    }
    if isTooLarge {
      return CurlError(.tooLarge, "\(server.place) takes messages of at most \(conversation.sizeLimit ?? 0) bytes.")
    }
    if wasClosedBeforeDot {
      return CurlError(.connection, "\(server.place) closed the connection before the end of the message.", replies: replies)
    }
    if let reply = conversation.senderReply, !reply.isSuccess {
      return refusal("refused the sender", reply, replies, server)
    }
    if !replies.isEmpty, replies.allSatisfy({ !$0.isAccepted }), conversation.step != .content {
      return CurlError(
        .recipientsRefused, "\(server.place) refused every recipient.", replyCode: replies.last?.reply.code, replies: replies)
    }
    if let reply = conversation.dataReply, !reply.isSuccess {
      return refusal("refused to take a message", reply, replies, server)
    }
    return nil
  }

  private func refusal(
    _ what: String, _ reply: SMTPReply, _ replies: [SMTPRecipientResult], _ server: SMTPServer
  ) -> CurlError {
    CurlError(.refused, "\(server.place) \(what) with code \(reply.code).", replyCode: reply.code, replies: replies)
  }

  /// The code with which greeting, TLS or login ended in failure.
  private var replyCode: Int? {
    conversation.preparationReply.flatMap { $0.isSuccess ? nil : $0.code }
  }
}

extension SMTPServer {
  var place: String { "The mail server \(host):\(port)" }
}
