import Foundation
import Glibc

extension HealthServer {
  /// The operating system's words for an error number.
  static func words(for number: Int32) -> String { String(cString: strerror(number)) }
}
