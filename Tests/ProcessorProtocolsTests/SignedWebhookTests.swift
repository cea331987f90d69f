import Crypto
import CurlTransport
import Foundation
import HabeasTesting
import MarketingStopTesting
import ProcessorProtocols
import Sealing
import Testing

@Suite("Telling a processor by a signed message", .timeLimit(.minutes(1)))
struct SignedWebhookTests {
  private static let message = ProcessorMessage(
    id: "msg_0123456789abcdef", action: .marketingStop, controller: "Example Controller", channels: ["post", "email"],
    identifiers: ProcessorIdentifiers(
      phones: ["01632 960112"], postal: .init(name: "Gareth Pugh", lines: ["4 Quarry Row", "Wrexham"], postcode: "LL11 0AB")))

  /// A processor that answers with `answer`, and the way to it, with a clock that is wrong by `skew` seconds.
  private func with(
    answer: String = "completed", asks: Int = 1, key sent: WebhookKey? = nil, skew: TimeInterval = 0,
    _ body: (SampleProcessor, SignedWebhook) async throws -> Void
  ) async throws {
    try await withFolder { folder in
      let key = try WebhookKey.create(keyFile: folder + "/key", .hmac)
      try await SampleProcessor.with(answer: answer, asks: asks, keyFile: folder + "/key", ledger: folder + "/ledger") { processor in
        let webhook = try SignedWebhook(
          name: "mailhouse", url: processor.url, key: sent ?? key, transport: CurlTransport(), now: { Date(timeIntervalSinceNow: skew) })
        try await body(processor, webhook)
      }
    }
  }

  @Test("a request is told once, however often it is sent; the processor verified its signature")
  func told() async throws {
    try await with { processor, webhook in
      for _ in 0..<2 {
        let answer = try await webhook.tell(Self.message)
        #expect(answer.status == .completed && answer.reference?.hasPrefix("BP-") == true)
      }
      let entries = try processor.entries()
      #expect(entries.map(\.repeated) == [false, true] && entries.allSatisfy { $0.verified && $0.id == Self.message.id })
    }
  }

  @Test("N13: the message has what the processor needs and names nothing else")
  func body() async throws {
    try await with { processor, webhook in
      _ = try await webhook.tell(Self.message)
      let line = try JSONSerialization.jsonObject(with: Data(try processor.text().utf8)) as? [String: Any]
      let request = try JSONSerialization.data(withJSONObject: line?["request"] ?? [:], options: [.sortedKeys])
      let golden =
        #"{"action":"marketing-stop","channels":["email","post"],"controller":"Example Controller","#
        + #""format":"habeas.processor.request.v1","id":"msg_0123456789abcdef","identifiers":{"phones":["01632 960112"],"#
        + #""postal":{"lines":["4 Quarry Row","Wrexham"],"name":"Gareth Pugh","postcode":"LL11 0AB"}}}"#
      #expect(String(decoding: request, as: UTF8.self) == golden)
    }
  }

  @Test("what is acknowledged is asked about until it is done; an unknown request is said to be unknown")
  func followUp() async throws {
    try await with(answer: "acknowledged", asks: 2) { _, webhook in
      var answers = [try await webhook.tell(Self.message)]
      for _ in 0..<2 { answers.append(try await webhook.status(of: Self.message.id)) }
      #expect(answers.map(\.status) == [.acknowledged, .acknowledged, .completed])
      let fault = await #expect(throws: ProcessorFault.self) { try await webhook.status(of: "msg_other") }
      #expect(fault?.code == .unknownRequest)
    }
  }

  @Test("not held and refused are answers", arguments: [("not-held", ProcessorAnswer.Status.notHeld), ("refused", .refused)])
  func answers(word: String, status: ProcessorAnswer.Status) async throws {
    try await with(answer: word) { _, webhook in
      let answer = try await webhook.tell(Self.message)
      #expect(answer.status == status)
    }
  }

  @Test(
    "trouble has a code, words that help, and says whether waiting helps",
    arguments: [
      ("busy", ProcessorFault.Code.unreachable, true), ("broken", .unintelligible, true), ("unauthorised", .unauthorised, false),
      ("redirect", .redirected, false),
    ])
  func faults(word: String, code: ProcessorFault.Code, isTransient: Bool) async throws {
    try await with(answer: word) { processor, webhook in
      let fault = await #expect(throws: ProcessorFault.self) { try await webhook.tell(Self.message) }
      #expect(fault?.code == code && fault?.isTransient == isTransient && fault?.message.contains("'mailhouse'") == true)
      #expect(fault?.message.contains("Pugh") == false)
      // N22: nothing was sent to the place that a redirect named.
      let entries = try processor.entries()
      #expect(entries.isEmpty)
    }
  }

  @Test("a message under another key, or from another time, is not taken")
  func forged() async throws {
    try await with(key: try .ephemeral(.hmac)) { processor, webhook in
      let fault = await #expect(throws: ProcessorFault.self) { try await webhook.tell(Self.message) }
      #expect(fault?.code == .unauthorised)
      let entries = try processor.entries()
      #expect(entries.map(\.verified) == [false])
    }
    try await with(skew: -3600) { _, webhook in
      let fault = await #expect(throws: ProcessorFault.self) { try await webhook.tell(Self.message) }
      #expect(fault?.code == .unauthorised)
    }
  }

  @Test("a processor that is not there is worth another try")
  func away() async throws {
    let webhook = try SignedWebhook(
      name: "mailhouse", url: "http://127.0.0.1:1/requests", key: try .ephemeral(.hmac), transport: CurlTransport())
    let fault = await #expect(throws: ProcessorFault.self) { try await webhook.tell(Self.message) }
    #expect(fault?.code == .unreachable && fault?.isTransient == true)
  }

  @Test(
    "N19, N22: only https, or this machine; no login, query or fragment",
    arguments: [
      "http://processor.example/requests", "ftp://processor.example/", "https://u:p@processor.example/", "https://processor.example/?to=x",
      "https://processor.example/#x", "https://", "processor.example", "",
    ])
  func destinations(url: String) throws {
    let fault = #expect(throws: ProcessorFault.self) {
      try SignedWebhook(name: "mailhouse", url: url, key: try .ephemeral(.hmac), transport: CurlTransport())
    }
    #expect(fault?.code == .destination)
  }

  @Test("an id that a URL or a signature could misread is never sent", arguments: ["", "a.b", "a/b", "a b", "ä"])
  func ids(id: String) async throws {
    let webhook = try SignedWebhook(
      name: "mailhouse", url: "http://127.0.0.1:1/requests", key: try .ephemeral(.hmac), transport: CurlTransport())
    let fault = await #expect(throws: ProcessorFault.self) { try await webhook.status(of: id) }
    #expect(fault?.code == .unspeakable)
  }

  @Test(
    "N13: identifiers are limited to the categories that a processor gets",
    arguments: [
      (["email"], "emails"), (["telephone"], "phones"), (["customer-number"], "customerNumbers"), (["name", "address"], "postal"),
      (["name"], ""), (["address", "preferences"], ""), ([], ""), (["email", "telephone"], "emails phones"),
    ])
  func limits(categories: [String], left: String) {
    let all = ProcessorIdentifiers(
      emails: ["a@b.example"], phones: ["01632 960001"], customerNumbers: ["C-1"], postal: .init(name: "A B", lines: [], postcode: "X1"))
    let limited = all.limited(to: categories)
    let kinds = [
      limited.emails.isEmpty ? nil : "emails", limited.phones.isEmpty ? nil : "phones",
      limited.customerNumbers.isEmpty ? nil : "customerNumbers", limited.postal == nil ? nil : "postal",
    ]
    #expect(kinds.compactMap { $0 }.joined(separator: " ") == left)
    #expect(limited.isEmpty == left.isEmpty)
  }
}

@Suite("Keys of messages to processors", .timeLimit(.minutes(1)))
struct WebhookKeyTests {
  @Test("an Ed25519 signature is verified with the public half alone, over id, time and body")
  func ed25519() throws {
    let key = try WebhookKey.ephemeral(.ed25519)
    let signature = try key.signature(id: "msg_1", timestamp: 1_795_000_000, body: Array("{}".utf8))
    let encoded = try #require(signature.split(separator: ",").last)
    let raw = try #require(Data(base64Encoded: String(encoded)))
    let publicKey = try #require(Data(base64Encoded: String(key.verifier.dropFirst("whpk_".count))))
    let verifier = try Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
    #expect(signature.hasPrefix("v1a,"))
    #expect(verifier.isValidSignature(raw, for: Data("msg_1.1795000000.{}".utf8)))
    #expect(!verifier.isValidSignature(raw, for: Data("msg_2.1795000000.{}".utf8)))
  }

  @Test("HMAC signs id, time and body, as Standard Webhooks has it")
  func hmac() throws {
    let key = try WebhookKey.ephemeral(.hmac)
    let secret = try #require(Data(base64Encoded: String(key.verifier.dropFirst("whsec_".count))))
    let code = HMAC<SHA256>.authenticationCode(for: Data("msg_1.1795000000.".utf8), using: SymmetricKey(data: secret))
    let signature = try key.signature(id: "msg_1", timestamp: 1_795_000_000, body: [])
    #expect(signature == "v1," + Data(code).base64EncodedString())
  }

  @Test("a key file says how messages are signed; one that others can read, or of another kind, is refused")
  func files() async throws {
    try await withFolder { folder in
      for algorithm in WebhookKey.Algorithm.allCases {
        let made = try WebhookKey.create(keyFile: folder + "/\(algorithm)", algorithm)
        #expect(try WebhookKey(keyFile: folder + "/\(algorithm)").verifier == made.verifier)
      }
      _ = try KeyedDigest.create(keyFile: folder + "/index")
      let other = #expect(throws: SealingError.self) { try WebhookKey(keyFile: folder + "/index") }
      #expect(other?.code == .keyFileMalformed)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder + "/hmac")
      let open = #expect(throws: SealingError.self) { try WebhookKey(keyFile: folder + "/hmac") }
      #expect(open?.code == .keyFilePermissions)
    }
  }
}
