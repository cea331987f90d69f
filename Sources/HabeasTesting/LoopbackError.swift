import Glibc

/// A server on this machine did not answer as its protocol says.
public enum LoopbackError: Error, CustomStringConvertible {
  case system(call: String, port: Int, code: Int32)
  case unexpected(reply: String, expected: String)

  public var description: String {
    switch self {
    case .system(let call, let port, let code): "\(call) to 127.0.0.1:\(port) failed: \(String(cString: strerror(code)))"
    case .unexpected(let reply, let expected): "the server said '\(reply)' where \(expected) was expected"
    }
  }
}
