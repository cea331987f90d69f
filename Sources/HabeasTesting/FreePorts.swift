import Glibc
import Synchronization

/// Loopback ports that nothing uses.
public enum FreePorts {
  private static let given = Mutex<Set<Int>>([])

  /// Picks ports below the range from which the system takes ports for outgoing connections, so that none is lost to a
  /// connection of another test between this call and the server's start.
  public static func choose(_ count: Int) -> [Int] {
    given.withLock { given in
      var chosen: [Int] = []
      while chosen.count < count {
        let port = Int.random(in: 10_000..<20_000)
        if !given.contains(port), isFree(port) {
          given.insert(port)
          chosen.append(port)
        }
      }
      return chosen
    }
  }

  private static func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = loopbackAddress(port: port)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
