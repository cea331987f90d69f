import Foundation
import Glibc
import Synchronization

/// A server on a free loopback port that plays a script to one client after another.
final class ScriptedServer: Sendable {
  /// One client's connection, on a thread that may block.
  final class Connection {
    private var descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32) {
      self.descriptor = descriptor
    }

    deinit { end() }

    func say(_ text: String) {
      let bytes = Array((text + "\r\n").utf8)
      _ = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    /// One line without its end; `nil` when the client has gone.
    func line() -> String? {
      while true {
        if let end = buffer.firstIndex(of: 10) {
          defer { buffer.removeSubrange(...end) }
          return String(decoding: buffer[..<end].filter { $0 != 13 }, as: UTF8.self)
        }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { return nil }
        buffer += chunk[..<count]
      }
    }

    /// Answers commands until one begins with `verb`; returns that one.
    @discardableResult
    func serve(until verb: String, _ answer: (String) -> String = { _ in "250 OK" }) -> String? {
      while let line = line() {
        if line.hasPrefix(verb) { return line }
        say(answer(line))
      }
      return nil
    }

    /// Whether a line other than `expected` comes before the client goes.
    func readToEnd() -> [String] {
      var lines: [String] = []
      while let line = line() { lines.append(line) }
      return lines
    }

    /// Closes the connection in an orderly way; `abruptly` with a reset.
    func end(abruptly: Bool = false) {
      guard descriptor >= 0 else { return }
      if abruptly {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
      }
      close(descriptor)
      descriptor = -1
    }
  }

  let port: Int
  private let listener: Int32

  /// Plays `script` to each client, on a thread for each, until the server is stopped.
  init(_ script: @escaping @Sendable (Connection) -> Void) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread {
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        Thread.detachNewThread { script(Connection(descriptor)) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }
}

/// What a script saw, for the test to look at when the script says that it is done.
final class Witness<Value: Sendable>: Sendable {
  private let stream: AsyncStream<Value>
  private let continuation: AsyncStream<Value>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  func report(_ value: Value) {
    continuation.yield(value)
  }

  /// The next report.
  func next() async -> Value? {
    await stream.first { _ in true }
  }
}
