import Foundation
import Glibc
import HabeasTesting

@testable import AMQPClient

/// A RabbitMQ node that belongs to one test run and may be stopped, killed and starved.
///
/// It is started by `scripts/servers/rabbitmq` in a temporary directory on free ports, and stopped when the process exits.
final class PrivateBroker: Sendable {
  let directory: String
  let amqpPort: Int
  private let ports: [String]

  /// Starts a node on a thread of its own: it takes seconds, and the tests' tasks share few threads.
  static func launch() async throws -> PrivateBroker {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try PrivateBroker() }) }
    }
  }

  private init() throws {
    directory = NSTemporaryDirectory() + "amqp-tests-\(UUID().uuidString.prefix(8))"
    let ports = try Self.freePorts(4)
    amqpPort = ports[0]
    self.ports = ports.map(String.init)
    try start()
    Self.stopAtExit(directory)
  }

  /// The administrator's access.
  var access: BrokerAccess {
    get throws {
      let settings = try Self.settings(directory)
      return BrokerAccess(
        host: "127.0.0.1", port: amqpPort, managementPort: Int(settings["MANAGEMENT_PORT"] ?? "") ?? 0, user: settings["USER"] ?? "",
        password: settings["PASSWORD"] ?? "")
    }
  }

  /// Starts the node, also again after it was killed, with the data that it had.
  func start() throws {
    try Self.run(Self.script, ["start", directory] + ports)
  }

  /// Writes the register of quorum queues to disk. RabbitMQ 3.10 does so some three seconds after a declaration; a queue
  /// whose node is killed earlier starts empty and, as a rule, without a leader, whatever was confirmed.
  func persistRegister() throws {
    try evaluate("[dets:sync(Table) || Table <- dets:all()].")
  }

  /// Signals the broker's process.
  func signal(_ number: Int32) throws {
    try Self.signal(number, in: directory)
  }

  private static func signal(_ number: Int32, in directory: String) throws {
    let text = try String(contentsOfFile: "\(directory)/pid", encoding: .utf8)
    guard let process = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw BrokerTestError("no process id") }
    guard kill(process, number) == 0 else { throw BrokerTestError("cannot signal the broker: error number \(errno)") }
  }

  /// Evaluates an Erlang expression on the node.
  @discardableResult
  func evaluate(_ expression: String) throws -> String {
    let settings = try Self.settings(directory)
    let state = "\(directory)/state"
    let asBroker = geteuid() == 0 ? ["setpriv", "--reuid=rabbitmq", "--regid=rabbitmq", "--init-groups", "--"] : []
    let environment = [
      "env", "-C", "/", "HOME=\(state)/home", "ERL_EPMD_PORT=\(settings["EPMD_PORT"] ?? "")",
      "RABBITMQ_NODENAME=\(settings["NODE"] ?? "")", "RABBITMQ_CONF_ENV_FILE=\(state)/rabbitmq-env.conf",
    ]
    let command = asBroker + environment + ["/usr/lib/rabbitmq/bin/rabbitmqctl", "--quiet", "eval", expression]
    return try Self.run("/usr/bin/env", command)
  }

  /// The broker of the whole repository's scripts, found from this file, also through a symbolic link.
  private static let script: String = {
    let file = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    let root = file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return root.appendingPathComponent("scripts/servers/rabbitmq").path
  }()

  private static func settings(_ directory: String) throws -> [String: String] {
    let lines = try String(contentsOfFile: "\(directory)/server.env", encoding: .utf8).split(separator: "\n")
    return Dictionary(
      lines.compactMap { line in
        line.firstIndex(of: "=").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
      }, uniquingKeysWith: { $1 })
  }

  @discardableResult
  static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.runUnblocked()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BrokerTestError("\(program) \(arguments.first ?? ""): \(text)") }
    return text
  }

  static func freePorts(_ count: Int) throws -> [Int] {
    var sockets: [Int32] = []
    defer { for socket in sockets { close(socket) } }
    return try (0..<count).map { _ in
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      sockets.append(descriptor)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let status = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) + getsockname(descriptor, $0, &length) }
      }
      guard status == 0 else { throw BrokerTestError("no free port") }
      return Int(UInt16(bigEndian: address.sin_port))
    }
  }

  private static let started: Locked<[String]> = {
    atexit {
      for directory in PrivateBroker.started.withLock({ $0 }) {
        // Nothing in it is worth a polite goodbye.
        try? PrivateBroker.signal(SIGKILL, in: directory)
        _ = try? PrivateBroker.run(PrivateBroker.script, ["stop", directory])
        // The script keeps a server's data elsewhere when its account cannot enter the directory.
        if let elsewhere = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(directory)/state") {
          try? FileManager.default.removeItem(atPath: elsewhere)
        }
        try? FileManager.default.removeItem(atPath: directory)
      }
    }
    return Locked([])
  }()

  private static func stopAtExit(_ directory: String) {
    started.withLock { $0.append(directory) }
  }
}
