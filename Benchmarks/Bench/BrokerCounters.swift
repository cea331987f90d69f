import Foundation
import HabeasTesting
import Rehearsal

/// What the broker has counted since it started.
struct BrokerCounters: Codable, Sendable {
  var published: Int
  var confirmed: Int
  var delivered: Int
  var acknowledged: Int
  var redelivered: Int

  /// Asks the management interface, once its figures have come to rest.
  init(_ broker: ThrowawayServer) async throws {
    // It gathers figures once a second.
    try await Task.sleep(for: .milliseconds(2500))
    let server = try broker.broker
    let reply = try await Program.run(
      "/usr/bin/curl",
      [
        "--silent", "--show-error", "--fail", "--user", "\(server.user):\(server.password)",
        "http://127.0.0.1:\(server.managementPort)/api/overview",
      ])
    let statistics = try JSONDecoder().decode(Overview.self, from: Data(reply.utf8)).statistics ?? [:]
    func count(_ name: String) -> Int { Int(statistics[name]?.count ?? 0) }
    published = count("publish")
    confirmed = count("confirm")
    delivered = count("deliver")
    acknowledged = count("ack")
    redelivered = count("redeliver")
  }

  private struct Overview: Decodable {
    var statistics: [String: Figure]?

    private enum CodingKeys: String, CodingKey { case statistics = "message_stats" }
  }

  /// Counts are whole numbers and rates are objects, in one dictionary.
  private struct Figure: Decodable {
    var count: Double?

    init(from decoder: any Decoder) throws { count = try? decoder.singleValueContainer().decode(Double.self) }
  }
}
