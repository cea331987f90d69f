import AMQPClient
import WorkerRuntime

/// The broker answers, and lets every worker in.
struct BrokerCheck: DoctorCheck {
  let configuration: HabeasConfiguration

  private static let patience: Duration = .seconds(10)

  private enum Answer: Sendable {
    case accepted
    case refused(Finding)
    /// Nobody is there to refuse: the same for all.
    case away(Finding)
  }

  func findings() async -> [Finding] {
    let answers = await withTaskGroup(of: Answer.self) { group in
      for user in Fleet.brokerUsers {
        guard let settings = try? configuration.broker(user: user) else { continue }
        group.addTask { await ask(settings) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var refusals: [Finding] = []
    for case .refused(let finding) in answers { refusals.append(finding) }
    for case .away(let finding) in answers { return [finding] }
    guard refusals.isEmpty else { return refusals.sorted { $0.text < $1.text } }
    return answers.isEmpty ? [] : [.ok("broker", "lets all \(answers.count) users in")]
  }

  private func ask(_ settings: BrokerSettings) async -> Answer {
    let publisher = AMQPPublisher(configuration: settings.amqp(connectionName: "habeas doctor"))
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await publisher.run() }
      defer { group.cancelAll() }
      let end = ContinuousClock.now + Self.patience
      while ContinuousClock.now < end {
        switch await publisher.status {
        case .ready: return .accepted
        case .blocked(let reason):
          return .away(.fault("broker", "\(settings.endpoint) takes no messages: \(reason); give it memory or disk space"))
        case .connecting, .closed: break
        }
        if let failure = await publisher.lastFailure { return refusal(failure, settings) }
        try? await Task.sleep(for: .milliseconds(20))
      }
      return .away(.fault("broker", "\(settings.endpoint) did not answer within \(Self.patience); look at RabbitMQ's log"))
    }
  }

  private func refusal(_ error: AMQPError, _ settings: BrokerSettings) -> Answer {
    switch error.code {
    case .connection, .timeout:
      .away(.fault("broker", "\(error.message) Start RabbitMQ, or correct broker.host and broker.port."))
    case .authentication:
      .refused(
        .fault(
          "broker logins",
          "\(settings.user): \(error.message) Render the definitions with the same secrets folder and load them again: "
            + "habeas topology render"))
    default: .refused(.fault("broker logins", "\(settings.user): \(error.message)"))
    }
  }
}
