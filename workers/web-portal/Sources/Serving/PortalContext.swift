import Hummingbird
import NIOCore

/// A request's surroundings: who is at the other end of the connection, for the rate limits alone.
struct PortalContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the peer; behind a proxy it is the proxy's.
  let peer: String?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }
}
