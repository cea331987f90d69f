import Foundation
import Glibc

/// A blocking TCP connection to a server on this machine, for the test kit's own small protocols (HTTP, LMTP).
///
/// Used on a thread that may block (see ``onBlockingThread(_:)``), never from an async function directly.
struct LoopbackConnection: ~Copyable {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// - Throws: ``LoopbackError`` when nothing listens there.
  init(port: Int, timeout seconds: Int = 30) throws(LoopbackError) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .system(call: "socket", port: port, code: errno) }
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = loopbackAddress(port: port)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else {
      let code = errno
      close(descriptor)
      throw .system(call: "connect", port: port, code: code)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(LoopbackError) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { throw .system(call: "send", port: 0, code: errno) }
      sent += count
    }
  }

  /// Reads one line without its line end; `nil` at the end of the stream.
  mutating func readLine() throws(LoopbackError) -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        var line = buffer[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let text = String(decoding: line, as: UTF8.self)
        buffer.removeSubrange(...end)
        return text
      }
      guard try receive() else { return nil }
    }
  }

  /// Reads to the end of the stream.
  mutating func readAll() throws(LoopbackError) -> [UInt8] {
    while try receive() {}
    defer { buffer = [] }
    return buffer
  }

  /// Appends what comes next to the buffer; `false` at the end of the stream.
  private mutating func receive() throws(LoopbackError) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    guard count >= 0 else { throw .system(call: "recv", port: 0, code: errno) }
    buffer.append(contentsOf: chunk[..<count])
    return count > 0
  }
}

/// 127.0.0.1 and a port, as the socket calls take it.
func loopbackAddress(port: Int) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = in_port_t(UInt16(port)).bigEndian
  address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
  return address
}

/// Runs blocking work on a thread of its own kind, so that no thread of the concurrency pool is held.
func onBlockingThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
  }
}
