import AMQPClient
import CurlTransport
import DataMap
import Foundation
import HabeasTesting
import MarketingStopTesting
import ProcessorNotification
import ProcessorProtocols
import RightsCase
import Sealing
import Testing
import VaultContents

@Suite("Telling a processor of a marketing stop", .timeLimit(.minutes(2)))
struct ProcessorNotifierTests {
  private static let step = WorkStep.notify(item: 1, processor: "mailhouse")
  private static let gareth = SuppressionSubject(
    emails: ["gareth@pugh.example"], phones: ["01632 960111"], customerNumbers: ["C-000111"], name: "Gareth Pugh",
    postalLines: ["4 Quarry Row"], postcode: "LL11 0AB")

  private static func register(categories: String = "[name, address, preferences]") throws -> ProcessorRegister {
    try .make(
      of: """
        processors:
          - key: mailhouse
            name: Mail House
            role: processor
            services: Posts brochures
            purposes: [marketing]
            categories: \(categories)
            country: GB
            contact: { protocol: http, connection: mailhouse }
        """, file: "processors.yaml")
  }

  private func with(
    answer: String = "completed", asks: Int = 1, subject: SuppressionSubject = gareth, categories: String = "[name, address, preferences]",
    _ body: (StoppedCase, SampleProcessor, ProcessorNotifier) async throws -> Void
  ) async throws {
    try await StoppedCase.with(worker: "processor-notification", subject: subject, channels: [.post]) { stopped in
      try await withFolder { folder in
        let key = try WebhookKey.create(keyFile: folder + "/key", .hmac)
        try await SampleProcessor.with(answer: answer, asks: asks, keyFile: folder + "/key", ledger: folder + "/ledger") { processor in
          let webhook = try SignedWebhook(name: "mailhouse", url: processor.url, key: key, transport: CurlTransport())
          let notifier = ProcessorNotifier(
            store: stopped.store, register: try Self.register(categories: categories), controller: "Example Controller",
            protocols: ["mailhouse": webhook])
          try await body(stopped, processor, notifier)
        }
      }
    }
  }

  private func answer(_ stopped: StoppedCase) async throws -> ProcessorNotified? {
    try await stopped.state().items[0].fulfilment?.processors["mailhouse"]
  }

  @Test("N13: the processor is told what it needs and nothing else of what the person wrote; its answer is recorded")
  func told() async throws {
    try await with { stopped, processor, notifier in
      #expect(try await stopped.deliver(Self.step, to: notifier) == .ack)
      let answer = try #require(try await answer(stopped))
      #expect(answer.outcome == .completed && answer.attempt == 1 && answer.reference?.hasPrefix("BP-") == true)
      #expect(try await stopped.kinds() == [.processorAttempted, .processorNotified])
      #expect(try await stopped.waiting(Self.step) == nil)
      let ledger = try processor.text()
      #expect(ledger.contains("Gareth Pugh") && ledger.contains(#""channels": ["post"]"#))
      for other in ["gareth@", "960111", "C-000111", "4T7K9", stopped.caseID.uuidString.lowercased()] {
        #expect(!ledger.contains(other), "\(other) is none of its business")
      }
    }
  }

  @Test("rule 4: told again after the worker died in between, the processor has one request")
  func redelivery() async throws {
    try await with { stopped, processor, notifier in
      // Dies between the answer and its record.
      try await stopped.dieAfter(Self.step, in: notifier)
      #expect(try await answer(stopped) == nil)
      for _ in 0..<2 { #expect(try await stopped.deliver(Self.step, to: notifier) == .ack) }
      let entries = try processor.entries()
      #expect(entries.map(\.repeated) == [false, true] && Set(entries.map(\.id)).count == 1)
      let answer = try #require(try await answer(stopped))
      #expect(answer.outcome == .completed && answer.attempt == 2)
      #expect(try await stopped.kinds() == [.processorAttempted, .processorAttempted, .processorNotified])
    }
  }

  @Test("N10: what is acknowledged is asked about until it is done")
  func acknowledged() async throws {
    try await with(answer: "acknowledged", asks: 2) { stopped, processor, notifier in
      try await stopped.deliver(Self.step, to: notifier)
      #expect(try await answer(stopped)?.outcome == .acknowledged)
      #expect(try await stopped.waiting(Self.step)?.reason.contains("asked again") == true)
      try await stopped.deliver(Self.step, to: notifier)
      #expect(try await answer(stopped)?.outcome == .acknowledged)
      try await stopped.deliver(Self.step, to: notifier)
      #expect(try await answer(stopped)?.outcome == .completed)
      #expect(try await stopped.waiting(Self.step) == nil)
      #expect(try processor.entries().map(\.method) == ["POST", "GET", "GET"])
      #expect(try await stopped.kinds() == [.processorAttempted, .processorNotified, .processorNotified])
    }
  }

  @Test("a processor that holds nothing, or refuses, ends it", arguments: [("not-held", ProcessorOutcome.notHeld), ("refused", .refused)])
  func ended(word: String, outcome: ProcessorOutcome) async throws {
    try await with(answer: word) { stopped, _, notifier in
      try await stopped.deliver(Self.step, to: notifier)
      #expect(try await answer(stopped)?.outcome == outcome)
      #expect(try await stopped.waiting(Self.step) == nil)
    }
  }

  @Test("N13: where nothing that the person wrote is of a kind that the processor gets, nothing is sent")
  func nothingToTell() async throws {
    try await with(subject: SuppressionSubject(emails: ["gareth@pugh.example"])) { stopped, processor, notifier in
      try await stopped.deliver(Self.step, to: notifier)
      #expect(try await answer(stopped)?.outcome == .notHeld)
      #expect(try processor.text().isEmpty)
    }
  }

  @Test("rule 9: a processor that is busy is tried again and parked in the end; each attempt is recorded")
  func busy() async throws {
    try await with(answer: "busy") { stopped, _, notifier in
      for attempt in 1...3 {
        try await stopped.deliver(Self.step, to: notifier)
        let waiting = try #require(try await stopped.waiting(Self.step))
        #expect(waiting.attempts == attempt && waiting.isParked == (attempt == 3) && waiting.reason.contains("HTTP 503"))
        #expect(try await answer(stopped)?.outcome == .failed)
      }
      #expect(try await stopped.state().items[0].fulfilment?.processorAttempts == ["mailhouse": 3])
    }
  }

  @Test("what only a person can mend is parked at once", arguments: ["unauthorised", "redirect"])
  func parked(word: String) async throws {
    try await with(answer: word) { stopped, _, notifier in
      try await stopped.deliver(Self.step, to: notifier)
      let waiting = try #require(try await stopped.waiting(Self.step))
      #expect(waiting.isParked && waiting.attempts == 0 && waiting.reason.hasSuffix("Then: dpo resume"))
    }
  }

  @Test("N22: a processor that is not registered, or that no protocol reaches, is sent nothing")
  func unregistered() async throws {
    try await with { stopped, processor, _ in
      let empty = ProcessorRegister(processors: [])
      for (register, words) in [(empty, "no longer in processors.yaml"), (try Self.register(), "not done by machine")] {
        let notifier = ProcessorNotifier(store: stopped.store, register: register, controller: "Example Controller", protocols: [:])
        try await stopped.deliver(Self.step, to: notifier)
        let waiting = try #require(try await stopped.waiting(Self.step))
        #expect(waiting.isParked && waiting.reason.contains(words))
      }
      #expect(try processor.text().isEmpty)
      #expect(try await stopped.kinds().isEmpty)
    }
  }
}
