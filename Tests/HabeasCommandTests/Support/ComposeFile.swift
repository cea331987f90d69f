import Foundation
import Testing
import Yams

/// The services of `compose.yaml`, with its merge keys resolved.
struct ComposeFile {
  let services: [String: [String: Any]]
  /// The names of the secrets that the file declares.
  let secrets: Set<String>

  init() throws {
    let text = try String(contentsOf: Self.root.appending(path: "compose.yaml"), encoding: .utf8)
    let file = try #require(try Yams.load(yaml: text) as? [String: Any])
    services = try #require(file["services"] as? [String: [String: Any]])
    secrets = Set(try #require(file["secrets"] as? [String: [String: Any]]).keys)
  }

  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The names of a service's secrets.
  func secrets(of service: String) -> Set<String> {
    let listed = services[service]?["secrets"] as? [Any] ?? []
    return Set(listed.compactMap { $0 as? String ?? ($0 as? [String: Any])?["source"] as? String })
  }

  /// Where a service finds the secrets that are put at a place of their own.
  func targets(of service: String) -> Set<String> {
    let listed = services[service]?["secrets"] as? [Any] ?? []
    return Set(listed.compactMap { ($0 as? [String: Any])?["target"] as? String })
  }

  /// Where the folders and files of the machine appear in a service, apart from secrets.
  func mounts(of service: String) -> Set<String> {
    let listed = services[service]?["volumes"] as? [Any] ?? []
    return Set(
      listed.compactMap {
        ($0 as? [String: Any])?["target"] as? String ?? ($0 as? String)?.split(separator: ":").last.map(String.init)
      })
  }
}
