/// Host names and addresses as they may stand in a URL that we compose.
enum HostSyntax {
  static func check(_ host: String, port: Int, clientName: String? = nil) throws(CurlError) {
    guard isHost(host) else { throw CurlError(.invalidInput, "“\(host)” is not a host name or address.") }
    guard (1...65_535).contains(port) else { throw CurlError(.invalidInput, "\(port) is not a port (1 to 65535).") }
    if let clientName, !isHost(clientName) || clientName.contains(":") {
      throw CurlError(.invalidInput, "The client name for EHLO is not a host name.")
    }
  }

  /// IPv6 addresses stand in brackets.
  static func inURL(_ host: String) -> String {
    host.contains(":") ? "[\(host)]" : host
  }

  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
  }

  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 253 && text.first != "-"
      && text.utf8.allSatisfy { byte in
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        return isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || ".-:_".utf8.contains(byte)
      }
  }
}
