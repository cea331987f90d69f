import NIOCore
import NIOPosix

extension Dependency {
  /// A dependency that is there once its port takes connections; for one whose client reconnects by itself.
  ///
  /// - Parameter timeout: How long one attempt may take.
  public static func tcp(name: String, host: String, port: Int, endpoint: String? = nil, timeout: Duration = .seconds(3)) -> Dependency {
    Dependency(name: name, endpoint: endpoint ?? "\(host):\(port)") {
      let milliseconds = timeout.components.seconds * 1_000 + timeout.components.attoseconds / 1_000_000_000_000_000
      do {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
          .connectTimeout(.milliseconds(milliseconds))
          .connect(host: host, port: port).get()
        try await channel.close()
      } catch {
        throw UnreachableError(reason: UnreachableError.reason(for: error))
      }
    }
  }
}
