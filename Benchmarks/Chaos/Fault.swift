import Rehearsal

/// One thing that goes wrong.
enum Fault: Hashable, Sendable {
  case killWorker(String)
  case haltWorker(String, milliseconds: Int)
  /// SIGKILL of one session's process: PostgreSQL then restarts all of them and recovers.
  case killBackend
  /// Every session of the workers is ended in an orderly way.
  case endSessions
  case killPostmaster
  case killBroker
  case haltBroker(milliseconds: Int)
  /// The broker's disk is lost: everything in it is gone, and only the definitions are loaded again.
  case loseBrokerDisk
  /// Work messages that were delivered before are delivered again, in another order.
  case repeatDeliveries

  /// The word for tables.
  var kind: String {
    switch self {
    case .killWorker: "worker killed"
    case .haltWorker: "worker halted and continued"
    case .killBackend: "PostgreSQL session killed, crash recovery"
    case .endSessions: "PostgreSQL sessions ended"
    case .killPostmaster: "PostgreSQL killed"
    case .killBroker: "broker killed"
    case .haltBroker: "broker halted and continued"
    case .loseBrokerDisk: "broker's disk lost"
    case .repeatDeliveries: "deliveries repeated and shuffled"
    }
  }

  var description: String {
    switch self {
    case .killWorker(let worker): "kill \(worker)"
    case .haltWorker(let worker, let milliseconds): "halt \(worker) for \(milliseconds) ms"
    case .haltBroker(let milliseconds): "halt the broker for \(milliseconds) ms"
    default: kind
    }
  }
}
