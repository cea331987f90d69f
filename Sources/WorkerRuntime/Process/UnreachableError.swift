import Foundation
import Glibc
import NIOCore
import NIOPosix

/// A port that takes no connection.
struct UnreachableError: Error, CustomStringConvertible {
  let reason: String

  var description: String { reason }

  /// A few words for an operator, from the network library's error.
  static func reason(for error: any Error) -> String {
    switch error {
    case let error as NIOConnectionError:
      if let single = error.connectionErrors.first { return reason(for: single.error) }
      return "the host name is not known"
    case let error as IOError: return String(cString: strerror(error.errnoCode))
    case ChannelError.connectTimeout: return "no answer in time"
    default: return "\(type(of: error))"
    }
  }
}
