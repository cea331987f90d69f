import NIOCore
import NIOPosix

/// An SMTP server in this process that hands each mail on and keeps none: a person's mailbox at no cost for the machine that is measured.
final class MailSink: Sendable {
  private let channel: any Channel
  /// The port on 127.0.0.1.
  let port: Int

  private init(_ channel: any Channel) throws {
    guard let port = channel.localAddress?.port else { throw ChannelError.unknownLocalAddress }
    self.channel = channel
    self.port = port
  }

  /// Listens on a free port.
  ///
  /// - Parameter receive: Called with the bytes of each mail before it is accepted, on the event loop.
  static func start(_ receive: @escaping @Sendable (_ recipients: [String], _ mail: [UInt8]) -> Void) async throws -> MailSink {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 64)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(MailSession(receive))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return try MailSink(channel)
  }

  func stop() async { try? await channel.close().get() }
}
