import AMQPClient
import CaseStore
import DataFulfilment
import Foundation
import MarketingStopTesting
import PostgresClient
import RightsCase
import Sealing
import SystemConnectors
import Testing
import VaultContents

@Suite("A marketing stop in a system", .timeLimit(.minutes(2)))
struct SystemFulfillerTests {
  private static let gareth = SuppressionSubject(name: "Mr Gareth Pugh", postalLines: ["4 Quarry Row"], postcode: "LL11 0AB")
  private static let moira = SuppressionSubject(emails: ["moira@lennox.example"], phones: ["01632 960112"])
  private static let step = WorkStep.fulfil(item: 1, system: "marketing")
  private static let index = BlindIndex(.ephemeral())

  private func with(
    _ subject: SuppressionSubject, channels: [MarketingChannel] = [.post], changedBy script: String = "",
    _ body: (StoppedCase, MarketingEstate, (any SuppressionConnector) -> SystemFulfiller) async throws -> Void
  ) async throws {
    try await StoppedCase.with(worker: "data-fulfilment", subject: subject, channels: channels) { stopped in
      try await MarketingEstate.with(changedBy: script) { estate in
        try await body(stopped, estate) { SystemFulfiller(store: stopped.store, connectors: ["marketing": $0], index: Self.index) }
      }
    }
  }

  private func fulfilled(_ stopped: StoppedCase) async throws -> SystemFulfilled? {
    try await stopped.state().items[0].fulfilment?.systems["marketing"]
  }

  @Test("R7, N3: Gareth's letter stops the brochures alone, is proved, and stays on the list that outlives")
  func letter() async throws {
    try await with(Self.gareth) { stopped, estate, fulfiller in
      #expect(try await stopped.deliver(Self.step, to: fulfiller(estate.connector)) == .ack)
      #expect(try await estate.switches() == ["1:on,off"] + MarketingEstate.untouched.dropFirst())
      let fulfilled = try #require(try await fulfilled(stopped))
      #expect(fulfilled.outcome == .applied && fulfilled.attempt == 1)
      #expect(fulfilled.collections.map(\.collection) == ["estate.preferences"] && fulfilled.collections.map(\.rows) == [1])
      #expect(try await stopped.waiting(Self.step) == nil)
      // The last system: the person is told.
      #expect(try await stopped.kinds() == [.fulfilmentAttempted, .systemFulfilled, .noticeRequested])
      let token = try #require(Self.index.postalToken(name: "Mr Gareth Pugh", postcode: "LL11 0AB"))
      let list = try await stopped.administrator.query("SELECT kind, token, channel FROM habeas.suppression")
      #expect(list.count == 1)
      #expect(try list[0].string("kind") == "postal" && list[0].bytes("token") == token && list[0].string("channel") == "post")
    }
  }

  @Test("rule 4: delivered again, and again after the worker died in between, there is one effect")
  func redelivery() async throws {
    try await with(Self.gareth) { stopped, estate, fulfiller in
      let handler = fulfiller(estate.connector)
      // Dies between the change and its record.
      try await stopped.dieAfter(Self.step, in: handler)
      #expect(try await estate.changes() == [1])
      #expect(try await fulfilled(stopped) == nil)
      for _ in 0..<2 { #expect(try await stopped.deliver(Self.step, to: handler) == .ack) }
      #expect(try await estate.changes() == [1], "the row was written once")
      let fulfilled = try #require(try await fulfilled(stopped))
      #expect(fulfilled.outcome == .applied && fulfilled.attempt == 2)
      #expect(try await stopped.kinds().filter { $0 == .systemFulfilled }.count == 1)
      #expect(try await stopped.administrator.query("SELECT FROM habeas.suppression").count == 1)
    }
  }

  @Test("a row that is switched on again between the change and the second look is noticed, and nothing is called done")
  func reenabled() async throws {
    try await with(Self.moira, channels: []) { stopped, estate, fulfiller in
      let meddled = MeddledSuppression(estate.connector) {
        _ = try? await estate.administrator.query("UPDATE preferences SET by_email = true WHERE id = 4")
      }
      for attempt in 1...2 {
        try await stopped.deliver(Self.step, to: fulfiller(meddled))
        let waiting = try #require(try await stopped.waiting(Self.step))
        #expect(waiting.attempts == attempt && !waiting.isParked && waiting.reason.contains("1 of 1 rows switched on"))
        #expect(try await fulfilled(stopped) == nil)
      }
      try await stopped.deliver(Self.step, to: fulfiller(estate.connector))
      #expect(try await fulfilled(stopped)?.outcome == .applied)
      #expect(try await estate.switches()[3] == "4:off,off")
    }
  }

  @Test("a trigger that switches rows on again ends with a parked step and words that a person can act on")
  func trigger() async throws {
    let script = """
      CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.by_post := true; RETURN NEW; END $$;
      CREATE TRIGGER meddle BEFORE UPDATE ON preferences FOR EACH ROW EXECUTE FUNCTION meddle();
      """
    try await with(Self.moira, changedBy: script) { stopped, estate, fulfiller in
      for _ in 0..<3 { try await stopped.deliver(Self.step, to: fulfiller(estate.connector)) }
      let waiting = try #require(try await stopped.waiting(Self.step))
      #expect(waiting.isParked && waiting.reason.contains("a trigger, an import") && waiting.reason.hasSuffix("dpo resume"))
      #expect(try await fulfilled(stopped) == nil)
    }
  }

  @Test("rows that the read login cannot see prove nothing")
  func hidden() async throws {
    let script = "ALTER TABLE preferences ENABLE ROW LEVEL SECURITY; CREATE POLICY all_rows ON preferences TO {writer} USING (true)"
    try await with(Self.moira, changedBy: script) { stopped, estate, fulfiller in
      try await stopped.deliver(Self.step, to: fulfiller(estate.connector))
      #expect(try await stopped.waiting(Self.step)?.reason.contains("sees 0 rows where 1 were changed") == true)
      #expect(try await fulfilled(stopped) == nil)
    }
  }

  @Test("rule 9: a system that is down waits and is parked in the end; the suppression list holds meanwhile")
  func down() async throws {
    try await StoppedCase.with(worker: "data-fulfilment", subject: Self.moira, channels: []) { stopped in
      try await MarketingEstate.with(login: { ($0.port, $0.connectTimeout) = (1, .seconds(2)) }) { estate in
        let handler = SystemFulfiller(store: stopped.store, connectors: ["marketing": estate.connector], index: Self.index)
        for attempt in 1...3 {
          try await stopped.deliver(Self.step, to: handler)
          let waiting = try #require(try await stopped.waiting(Self.step))
          #expect(waiting.attempts == attempt && waiting.isParked == (attempt == 3))
          #expect(waiting.reason.contains("does not answer"))
        }
        // Two identifiers by seven channels.
        #expect(try await stopped.administrator.query("SELECT FROM habeas.suppression").count == 14)
        #expect(try await stopped.kinds() == [.fulfilmentAttempted, .fulfilmentAttempted, .fulfilmentAttempted])
      }
    }
  }

  @Test("a system without a write login, and one that refuses it, are parked at once")
  func unconfigured() async throws {
    try await with(Self.moira, changedBy: "REVOKE UPDATE (by_email, by_post) ON preferences FROM {writer}") { stopped, estate, fulfiller in
      try await stopped.deliver(Self.step, to: SystemFulfiller(store: stopped.store, connectors: [:], index: Self.index))
      #expect(try await stopped.waiting(Self.step)?.reason.contains("no write login is configured") == true)
      #expect(try await stopped.kinds().isEmpty)
      try await stopped.deliver(Self.step, to: fulfiller(estate.connector))
      let waiting = try #require(try await stopped.waiting(Self.step))
      #expect(waiting.isParked && waiting.attempts == 0 && waiting.reason.contains("Grant it SELECT"))
    }
  }

  @Test("nothing held, and stopped already, are told apart")
  func outcomes() async throws {
    try await with(SuppressionSubject(emails: ["nobody@nowhere.example"])) { stopped, estate, fulfiller in
      try await stopped.deliver(Self.step, to: fulfiller(estate.connector))
      #expect(try await fulfilled(stopped)?.outcome == .notHeld)
    }
    try await with(SuppressionSubject(emails: ["idris@vale.example"])) { stopped, estate, fulfiller in
      try await stopped.deliver(Self.step, to: fulfiller(estate.connector))
      #expect(try await fulfilled(stopped)?.outcome == .alreadyDone)
      #expect(try await estate.changes().isEmpty)
    }
  }

  @Test("rule 6: nobody but data-fulfilment writes the suppression list, and it only grows")
  func list() async throws {
    try await StoppedCase.with(worker: "data-fulfilment", subject: Self.moira, channels: []) { stopped in
      let entry = SuppressionList.Entry(.email, token: Array(repeating: 7, count: 32))
      #expect(try await stopped.store.suppressionList.add([entry], channels: [.email, .post]) == 2)
      #expect(try await stopped.store.suppressionList.add([entry], channels: [.post, .survey]) == 1)
      for login in ["habeas_case_intake", "habeas_processor_notification", "habeas_timekeeper", "habeas_web_portal"] {
        try await stopped.administrator.query("SET SESSION AUTHORIZATION \(login)")
        await #expect(throws: (any Error).self) {
          try await SuppressionList(client: stopped.administrator).add([entry], channels: [.sms])
        }
        await #expect(throws: (any Error).self) { try await stopped.administrator.query("DELETE FROM habeas.suppression") }
        try await stopped.administrator.query("RESET SESSION AUTHORIZATION")
      }
      #expect(try await stopped.administrator.query("SELECT FROM habeas.suppression").count == 3)
    }
  }
}

/// A connector with whom somebody meddles between the change and the second look.
private struct MeddledSuppression: SuppressionConnector {
  private let connector: any SuppressionConnector
  private let meddle: @Sendable () async -> Void

  init(_ connector: any SuppressionConnector, _ meddle: @escaping @Sendable () async -> Void) {
    self.connector = connector
    self.meddle = meddle
  }

  var collections: [String] { connector.collections }

  func apply(_ order: SuppressionOrder) async throws(ConnectorError) -> SuppressionChange {
    let change = try await connector.apply(order)
    await meddle()
    return change
  }

  func prove(_ order: SuppressionOrder) async throws(ConnectorError) -> SuppressionProof { try await connector.prove(order) }
  func check() async throws(ConnectorError) { try await connector.check() }
}
