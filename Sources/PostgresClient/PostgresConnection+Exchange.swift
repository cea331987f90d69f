import CLibPQ
import ThreadLoop

extension PostgresConnection {
  /// How an exchange is bounded, and what its loss would mean.
  struct Terms {
    /// Without a transaction around it, or with a COMMIT in it: a lost reply leaves open what happened.
    var mayCommit: Bool
    /// `nil` for what must not be cancelled, such as COMMIT.
    var operation: Operation?
    var deadline: ContinuousClock.Instant?
    /// The transaction that asks; `nil` outside transactions.
    var token: UInt64?
  }

  /// Runs statements in one round trip; one result each.
  func run(_ commands: [Command], _ terms: Terms) async -> Result<[PostgresResult], PostgresError> {
    await inTurn {
      if let refusal = refusal(terms) { return .failure(refusal) }
      guard let handle else { return .failure(lost(nil, terms, wasSent: false)) }
      guard var collector = send(commands, to: handle.pointer) else { return .failure(lost(nil, terms, wasSent: false)) }
      if let error = await drive(&collector, terms) { return .failure(error) }
      let steps = collector.steps
      for step in collector.succeeded where step < steps.count { confirm(steps[step]) }
      if let (step, report) = collector.failure {
        return .failure(error(for: report, at: step, of: steps, commands))
      }
      return .success(collector.results.map(PostgresResult.init(storage:)))
    }
  }

  /// Runs a text of several statements by the simple protocol.
  func runScript(_ sql: String, _ terms: Terms) async -> Result<Void, PostgresError> {
    guard !sql.utf8.contains(0) else { return .failure(.parameter("The SQL text contains U+0000.")) }
    if transaction?.pendingBegin != nil {
      // BEGIN goes by the pipeline; there is no sharing a round trip with the other protocol.
      if case .failure(let error) = await run([], terms) { return .failure(error) }
    }
    return await inTurn {
      if let refusal = refusal(terms) { return .failure(refusal) }
      guard let pointer = handle?.pointer, PQexitPipelineMode(pointer) == 1, PQsendQuery(pointer, sql) == 1 else {
        return .failure(lost(nil, terms, wasSent: false))
      }
      var collector = ResultCollector.script
      if let error = await drive(&collector, terms) { return .failure(error) }
      guard PQenterPipelineMode(pointer) == 1 else { return .failure(lost(nil, terms, wasSent: true)) }
      return collector.failure.map { .failure($0.report.error()) } ?? .success(())
    }
  }

  /// Ends the lease, with COMMIT or ROLLBACK if anything was begun.
  func finishTransaction(_ token: UInt64, commit: Bool) async -> Result<Void, PostgresError> {
    guard transaction?.token == token, transaction?.pendingBegin == nil else {
      if transaction?.token == token { transaction = nil }
      return .success(())
    }
    let deadline = commit ? nil : ContinuousClock.now + Self.cancelGrace
    let terms = Terms(mayCommit: commit, operation: nil, deadline: deadline, token: token)
    let outcome = await run([Command(constant: commit ? "COMMIT" : "ROLLBACK")], terms)
    transaction = nil
    switch outcome {
    case .failure(let error):
      return .failure(error)
    case .success(let results):
      // The server answers COMMIT of a failed transaction with a ROLLBACK, and no error.
      guard commit, results.first?.storage.command == "ROLLBACK" else { return .success(()) }
      let message = "The transaction was rolled back, because a statement in it had failed."
      return .failure(PostgresError(.sql, message, sqlState: SQLState.inFailedTransaction))
    }
  }
}

extension PostgresConnection {
  private func refusal(_ terms: Terms) -> PostgresError? {
    if terms.token != transaction?.token { return PostgresError(.closed, "The transaction has ended; its handle cannot be used any more.") }
    if let operation = terms.operation, operation.isCancelled { return .cancelled }
    if let deadline = terms.deadline, deadline <= .now { return .deadline }
    return nil
  }

  /// Queues everything in libpq's buffer; `nil` when libpq refuses.
  private func send(_ commands: [Command], to pointer: OpaquePointer) -> ResultCollector? {
    var steps: [ResultCollector.Step] = []
    var syncs = 1
    var fresh: [String: String] = [:]
    if let begin = transaction?.pendingBegin {
      transaction?.pendingBegin = nil
      guard sendUnprepared(Command(unprepared: begin), pointer) else { return nil }
      steps.append(.housekeeping)
    } else if PQtransactionStatus(pointer) == PQTRANS_IDLE {
      guard sendHousekeeping(pointer, &steps) else { return nil }
      if !steps.isEmpty {
        // Apart from what follows: CREATE DATABASE and its like refuse to run behind something else.
        guard PQpipelineSync(pointer) == 1 else { return nil }
        syncs += 1
      }
    }
    for (index, command) in commands.enumerated() {
      if command.isPrepared {
        let name: String
        if let known = statements.name(of: command.sql) ?? fresh[command.sql] {
          name = known
        } else {
          name = statements.makeName()
          fresh[command.sql] = name
          guard PQsendPrepare(pointer, name, command.sql, 0, nil) == 1 else { return nil }
          steps.append(.prepare(sql: command.sql, name: name))
        }
        let sent = command.parameters.withPointers { PQsendQueryPrepared(pointer, name, $0, $1, $2, $3, 0) }
        guard sent == 1 else { return nil }
      } else {
        guard sendUnprepared(command, pointer) else { return nil }
      }
      steps.append(.command(index))
    }
    return PQpipelineSync(pointer) == 1 ? ResultCollector(steps: steps, syncs: syncs) : nil
  }

  private func sendUnprepared(_ command: Command, _ pointer: OpaquePointer) -> Bool {
    command.parameters.withPointers { PQsendQueryParams(pointer, command.sql, $0, nil, $1, $2, $3, 0) } == 1
  }

  /// Only outside transactions: in one that has failed it would fail too, and take the ROLLBACK behind it along.
  private func sendHousekeeping(_ pointer: OpaquePointer, _ steps: inout [ResultCollector.Step]) -> Bool {
    if mustDeallocateAll {
      mustDeallocateAll = false
      guard sendUnprepared(Command(constant: "DEALLOCATE ALL"), pointer) else { return false }
      steps.append(.housekeeping)
    }
    for name in statements.obsolete {
      guard sendUnprepared(Command(unprepared: "DEALLOCATE \(name)"), pointer) else { return false }
      steps.append(.drop(name: name))
    }
    return true
  }

  private func confirm(_ step: ResultCollector.Step) {
    switch step {
    case .housekeeping, .command: break
    case .drop(let name): statements.dropped(name)
    case .prepare(let sql, let name): statements.confirm(sql, name: name)
    }
  }

  private func error(
    for report: ServerReport, at step: Int, of steps: [ResultCollector.Step], _ commands: [Command]
  ) -> PostgresError {
    if report.isStaleStatement {
      statements.forgetAll()
      mustDeallocateAll = true
    }
    // A deferred constraint speaks up at the sync point, after the last step.
    let command: Int? =
      switch step < steps.count ? steps[step] : .housekeeping {
      case .command(let index): index
      case .prepare(let sql, _): commands.firstIndex { $0.sql == sql }
      case .housekeeping, .drop: nil
      }
    var error = report.error(hiding: commands.flatMap { $0.values.flatMap(\.secrets) })
    error.isStaleStatement = report.isStaleStatement
    if commands.count > 1 { error.statementIndex = command }
    return error
  }
}
