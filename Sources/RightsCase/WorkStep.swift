public import FoundationEssentials

/// Work that a worker is to do for a case. A message carries its name and ids only; the worker loads the case and decides (rule 3).
public enum WorkStep: Hashable, Sendable {
  /// Choose a check, or judge an answer, on the ground of a submission.
  case verifyIdentity(submission: UUID)
  /// Search one system.
  case search(system: String)
  /// Carry out in one system what an item asks for.
  case fulfil(item: Int, system: String)
  /// Tell one processor of it.
  case notify(item: Int, processor: String)
  /// Assemble the response that the case's decisions call for.
  case assemble
  /// Send a notice, or the approved answer.
  case send(SendSubject)
}

extension WorkStep {
  /// Where outbox-relay publishes it on `habeas.work`.
  public var routingKey: String {
    switch self {
    case .verifyIdentity: "identity.verify"
    case .search(let system): "discovery.search.\(system)"
    case .fulfil(_, let system): "fulfilment.apply.\(system)"
    case .notify: "processors.notify"
    case .assemble: "response.assemble"
    case .send: "response.dispatch"
    }
  }

  /// The message's `type`: kind and version of its schema.
  public var messageType: String {
    switch self {
    case .verifyIdentity: "habeas.identity.verify.v1"
    case .search: "habeas.discovery.search.v1"
    case .fulfil: "habeas.fulfilment.apply.v1"
    case .notify: "habeas.processors.notify.v1"
    case .assemble: "habeas.response.assemble.v1"
    case .send: "habeas.response.dispatch.v1"
    }
  }
}

extension WorkStep: LosslessStringConvertible {
  public init?(_ description: String) {
    if description == "assemble" {
      self = .assemble
    } else if description.hasPrefix("identity:"), let submission = UUID(uuidString: String(description.dropFirst(9))) {
      self = .verifyIdentity(submission: submission)
    } else if description.hasPrefix("search:"), description.count > 7 {
      self = .search(system: String(description.dropFirst(7)))
    } else if let (item, system) = Self.numbered(description, after: "fulfil:") {
      self = .fulfil(item: item, system: system)
    } else if let (item, processor) = Self.numbered(description, after: "notify:") {
      self = .notify(item: item, processor: processor)
    } else if let subject = SendSubject(description) {
      self = .send(subject)
    } else {
      return nil
    }
  }

  /// The message's `step` member: `identity:<submission>`, `search:<system>`, `fulfil:<item>:<system>`, `notify:<item>:<processor>`,
  /// `assemble`, `notice:N` or `answer:N`.
  public var description: String {
    switch self {
    case .verifyIdentity(let submission): "identity:\(submission.uuidString.lowercased())"
    case .search(let system): "search:\(system)"
    case .fulfil(let item, let system): "fulfil:\(item):\(system)"
    case .notify(let item, let processor): "notify:\(item):\(processor)"
    case .assemble: "assemble"
    case .send(let subject): subject.description
    }
  }

  /// The parts of `<prefix><item>:<name>`.
  private static func numbered(_ description: String, after prefix: String) -> (Int, String)? {
    guard description.hasPrefix(prefix) else { return nil }
    let parts = description.dropFirst(prefix.count).split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let item = Int(parts[0]), item > 0 else { return nil }
    return (item, String(parts[1]))
  }
}
