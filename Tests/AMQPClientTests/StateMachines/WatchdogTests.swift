import Glibc
import Testing

@testable import AMQPClient

@Suite("Watchdog", .timeLimit(.minutes(1)))
struct WatchdogTests {
  @Test("A call that would wait for ever ends when its time is up, and the lease says why")
  func overdue() throws {
    let (ours, theirs) = try socketPair()
    defer {
      close(ours)
      close(theirs)
    }
    let lease = try #require(WatchdogLease(socket: ours))
    Watchdog.shared.add(lease)
    defer { Watchdog.shared.remove(lease) }
    var byte: UInt8 = 0
    let received = lease.guarding(.milliseconds(50)) { recv(ours, &byte, 1, 0) }
    #expect(received == 0)
    #expect(lease.wasOverdue)
  }

  @Test("A call within its time, and the time between calls, are left alone")
  func inTime() throws {
    let (ours, theirs) = try socketPair()
    defer {
      close(ours)
      close(theirs)
    }
    let lease = try #require(WatchdogLease(socket: ours))
    var byte: UInt8 = 7
    lease.shutDownIfOverdue(now: .max)
    lease.guarding(.seconds(60)) { lease.shutDownIfOverdue(now: WatchdogLease.now()) }
    #expect(!lease.wasOverdue)
    #expect(send(theirs, &byte, 1, 0) == 1)
    #expect(recv(ours, &byte, 1, 0) == 1)
  }

  @Test("A server that accepts and says nothing costs the connect timeout, no more")
  func silentServer() {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    #expect(listen(listener, 5) == 0)
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) {
      _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
    }
    let configuration = AMQPConfiguration(
      host: "127.0.0.1", port: Int(UInt16(bigEndian: address.sin_port)), user: "nobody", password: "none",
      connectTimeout: .milliseconds(300))
    let error = #expect(throws: AMQPError.self) { _ = try BrokerConnection(configuration) }
    #expect(error?.code == .timeout)
  }

  private func socketPair() throws -> (Int32, Int32) {
    var pair: [Int32] = [-1, -1]
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
    return (pair[0], pair[1])
  }
}
