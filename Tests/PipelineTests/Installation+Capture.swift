import Foundation
import HabeasTesting
import Testing

extension Installation {
  /// Copies every message of the exchanges into a queue of the test's own, as an observer of the broker would.
  func captureMessages() async throws {
    try await manage("PUT", "queues/habeas/captured", #"{"durable":true}"#)
    let keys =
      ["identity.verify", "response.assemble", "response.dispatch", "intake.receipt.email"]
      + ["crm", "portal", "orders", "marketing", "surveys", "website", "visitor-book"].map { "discovery.search.\($0)" }
    for key in keys { try await manage("POST", "bindings/habeas/e/habeas.work/q/captured", #"{"routing_key":"\#(key)"}"#) }
    try await manage("POST", "bindings/habeas/e/habeas.intake/q/captured", #"{"routing_key":"submission"}"#)
  }

  /// Validates what was captured with an independent validator of JSON Schema; sealed bodies must be no JSON at all.
  func checkCapturedMessages() async throws {
    let reply = try await manage(
      "POST", "queues/habeas/captured/get", #"{"count":1000,"ackmode":"ack_requeue_false","encoding":"base64"}"#)
    let messages = try JSONDecoder().decode([Captured].self, from: Data(reply.utf8))
    let folder = directory + "/captured"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var files: [String: [String]] = [:]
    for (number, message) in messages.enumerated() {
      let body = try #require(Data(base64Encoded: message.payload))
      #expect(UUID(uuidString: message.properties.messageID ?? "") != nil)
      #expect(message.properties.deliveryMode == 2, "every message is persistent")
      let type = try #require(message.properties.type)
      guard let schema = Self.schema(of: type) else {
        #expect(type == "habeas.intake.submission.v1")
        #expect((try? JSONSerialization.jsonObject(with: body)) == nil, "a submission is sealed")
        continue
      }
      let file = "\(folder)/\(number).json"
      try body.write(to: URL(fileURLWithPath: file))
      files[schema, default: []].append(file)
    }
    let types = Set(messages.compactMap(\.properties.type))
    #expect(types.count == 6, "every type of message has been seen: \(types.sorted())")
    let servers = try TestServers.require()
    for (schema, files) in files {
      try await Program.run(
        servers.python, ["-m", "check_jsonschema", "--schemafile", "\(servers.root)/schemas/messages/\(schema)"] + files)
    }
  }

  private static func schema(of type: String) -> String? {
    switch type {
    case "habeas.intake.submission.v1": nil
    case "habeas.intake.receipt.v1": "receipt.v1.json"
    default: "step.v1.json"
    }
  }

  private struct Captured: Decodable {
    struct Properties: Decodable {
      var type: String?
      var messageID: String?
      var deliveryMode: Int?

      private enum CodingKeys: String, CodingKey {
        case type
        case messageID = "message_id"
        case deliveryMode = "delivery_mode"
      }
    }
    var payload: String
    var properties: Properties
  }

  /// A call of the broker's management interface.
  @discardableResult
  private func manage(_ method: String, _ path: String, _ body: String) async throws -> String {
    let server = try broker.broker
    return try await Program.run(
      "/usr/bin/curl",
      [
        "--silent", "--show-error", "--fail", "--user", "\(server.user):\(server.password)", "--header", "content-type: application/json",
        "--request", method, "--data", body, "http://127.0.0.1:\(server.managementPort)/api/\(path)",
      ])
  }
}
