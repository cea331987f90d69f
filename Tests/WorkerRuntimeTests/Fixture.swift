import CoreMetrics
import Foundation
import FoundationNetworking
import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import Testing

@testable import WorkerRuntime

enum Fixture {
  static let minimal = """
    database:
      host: 127.0.0.1
    broker:
      host: 127.0.0.1
    controller:
      directory: controllers/optimised-group
    """

  /// Runs `body` with a folder that holds `habeas.yaml` and exists only meanwhile.
  static func withConfiguration<Result>(
    _ yaml: String, environment: [String: String] = [:], _ body: (HabeasConfiguration, String) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("runtime-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try yaml.write(toFile: "\(folder)/habeas.yaml", atomically: false, encoding: .utf8)
    return try await body(HabeasConfiguration(file: "\(folder)/habeas.yaml", environment: environment), folder)
  }

  /// What reading `yaml` and then `body` throws.
  static func configurationError(
    _ yaml: String, environment: [String: String] = [:], _ body: (HabeasConfiguration) throws(ConfigurationError) -> Void = { _ in }
  ) async -> ConfigurationError? {
    do {
      try await withConfiguration(yaml, environment: environment) { configuration, _ in try body(configuration) }
      return nil
    } catch {
      return error as? ConfigurationError
    }
  }

  /// A port that takes connections on loopback until it is closed.
  static func listen(port: Int = 0) async throws -> any Channel {
    try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .bind(host: "127.0.0.1", port: port).get()
  }

  /// A GET; the status and the body.
  static func get(_ path: String, port: Int) async throws -> (status: Int, body: String) {
    let url = try #require(URL(string: "http://127.0.0.1:\(port)\(path)"))
    let (data, response) = try await URLSession.shared.data(from: url)
    return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
  }
}

/// Lines of a log, and a way to wait for one.
final class LogLines: Sendable {
  private let state = NIOLockedValueBox<(lines: [String], continuation: AsyncStream<String>.Continuation?)>(([], nil))
  let stream: AsyncStream<String>

  init() {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    self.stream = stream
    state.withLockedValue { $0.continuation = continuation }
  }

  var all: [String] { state.withLockedValue { $0.lines } }

  func add(_ line: String) {
    let continuation = state.withLockedValue { state in
      state.lines.append(line)
      return state.continuation
    }
    continuation?.yield(line)
  }

  /// Waits until a line of this event was written. One waiter at a time.
  func first(_ event: String) async {
    for await line in stream where line.contains("\"event\":\"\(event)\"") { return }
  }
}

/// A value that comes once, from another task.
struct Signal<Value: Sendable>: Sendable {
  private let stream: AsyncStream<Value>
  private let continuation: AsyncStream<Value>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream(of: Value.self) }

  func send(_ value: Value) { continuation.yield(value) }

  func value() async throws -> Value {
    for await value in stream { return value }
    throw CancellationError()
  }
}
