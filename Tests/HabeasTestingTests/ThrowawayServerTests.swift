import Foundation
import Testing

@testable import HabeasTesting

@Suite("A server that a test may break", .timeLimit(.minutes(2)))
struct ThrowawayServerTests {
  @Test("PostgreSQL comes back after SIGKILL, in the same place, with another process")
  func postgres() async throws {
    try await withThrowawayServer(.postgres) { server in
      let first = try server.processIdentifier
      let password = try server.postgres.password
      try await server.kill()
      #expect(ProcessTable.isRunning(first) == false)
      try await server.start()
      #expect(try server.processIdentifier != first)
      #expect(try server.postgres.password == password)
    }
  }

  @Test("RabbitMQ keeps its queues and their messages over SIGKILL")
  func rabbitmq() async throws {
    try await withThrowawayServer(.rabbitmq) { server in
      try await withVirtualHost(on: server.broker) { host in
        try await host.importDefinitions(Array(VirtualHostTests.definitions.utf8))
        try await host.publish([1], to: "work", routingKey: "steps.a")
        try await server.letQueuesSettle()
        try await server.kill()
        try await server.start()
        #expect(try await host.drain("steps/one").map(\.body) == [[1]])
      }
    }
  }

  @Test("A killed Dovecot takes no mail until it is started again")
  func dovecot() async throws {
    try await withThrowawayServer(.dovecot) { server in
      let mailbox = LocalMailbox(address: "a@person.example", server: try server.mailboxes)
      try await mailbox.deliver("Subject: before\n\nx")
      try await server.kill()
      // Its children notice a moment later that the master is gone.
      try await eventually("the port's end") {
        do {
          try await mailbox.deliver("Subject: down\n\nx")
          return false
        } catch is LoopbackError {
          return true
        }
      }
      try await server.start()
      try await mailbox.deliver("Subject: after\n\nx")
    }
  }

  @Test("A halted server keeps connections open and says nothing until it goes on")
  func halted() async throws {
    try await withThrowawayServer(.smtpSink) { server in
      let port = server.ports[0]
      try server.pause()
      await #expect(throws: LoopbackError.self) {
        try await onBlockingThread {
          var connection = try LoopbackConnection(port: port, timeout: 1)
          _ = try connection.readLine()
        }
      }
      try server.resume()
      let greeting = try await onBlockingThread {
        var connection = try LoopbackConnection(port: port)
        return try connection.readLine()
      }
      #expect(greeting?.hasPrefix("220") == true)
    }
  }

  @Test("Its folder is gone at the end, also after an error")
  func removal() async throws {
    struct Broken: Error {}
    var directory: String?
    var process: Int32?
    await #expect(throws: Broken.self) {
      try await withThrowawayServer(.dovecot) { server in
        directory = server.directory
        process = try server.processIdentifier
        throw Broken()
      }
    }
    #expect(FileManager.default.fileExists(atPath: try #require(directory)) == false)
    #expect(ProcessTable.isRunning(try #require(process)) == false)
  }

  @Test("Ports that were given are not given again")
  func ports() {
    let ports = FreePorts.choose(50) + FreePorts.choose(50)
    #expect(Set(ports).count == 100)
  }
}
