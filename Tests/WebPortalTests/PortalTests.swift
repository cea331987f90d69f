import CurlTransport
import Foundation
import HabeasTesting
import Intake
import PostgresClient
import RightsCase
import Sealing
import Testing

@testable import WebPortal

@Suite("Web portal", .timeLimit(.minutes(2)))
struct PortalTests {
  @Test("a form is stored, receipted with a reference and a link, and handed in sealed")
  func takesForm() async throws {
    try await PortalFixture.with { portal in
      let secret = try await portal.submit()
      let receipt = try await portal.get("/pl/receipt/\(secret)")
      #expect(receipt.status == 200)
      let submission = try await portal.handedIn(1)[0]
      #expect(receipt.text.contains(submission.reference.description))
      #expect(receipt.text.contains("/pl/status/\(secret)"))
      #expect(submission.channel == .web)
      #expect(submission.language == "pl")
      #expect(submission.sender?.address == "danuta.wojcik@baltykserwis.example")
      #expect(submission.sender?.name == "Danuta Wójcik")
      #expect(submission.text.contains("Najpierw kopia"))
      #expect(submission.continues == nil)
      #expect(
        try await portal.count(
          "SELECT count(*)::integer AS count FROM portal.spool WHERE position('Danuta' IN encode(sealed, 'escape')) > 0") == 0)
      #expect(portal.log.lines.allSatisfy { !$0.contains("danuta") && !$0.contains("Danuta") && !$0.contains(secret) })
    }
  }

  @Test("rule 1: the same form sent twice is one submission with one link")
  func doubleSubmit() async throws {
    try await PortalFixture.with { portal in
      let fields = portal.danuta(try await portal.token())
      let first = try await portal.post("/pl/request", fields)
      let second = try await portal.post("/pl/request", fields)
      #expect(first.header("location") == second.header("location"))
      #expect(try await portal.count("SELECT count(*)::integer AS count FROM portal.link") == 1)
      let other = try await portal.post("/pl/request", fields.map { $0.0 == "message" ? ("message", "Tylko kopia.") : $0 })
      #expect(other.header("location") != first.header("location"))
    }
  }

  @Test("rule 1: with the broker away a form is taken and kept")
  func brokerAway() async throws {
    try await PortalFixture.with(hasBroker: false) { portal in
      let secret = try await portal.submit()
      #expect(try await portal.get("/pl/receipt/\(secret)").status == 200)
      #expect(try await portal.count("SELECT count(*)::integer AS count FROM portal.spool WHERE published_at IS NULL") == 1)
      #expect(try await portal.get("/pl/status/\(secret)").text.contains("Otrzymana"))
    }
  }

  @Test("rule 1: what has no receipt in time is handed in again under the same id; what has one leaves the spool")
  func receipts() async throws {
    try await PortalFixture.with(patience: .milliseconds(300)) { portal in
      _ = try await portal.submit()
      let twice = try await portal.handedIn(2)
      #expect(Set(twice.map(\.id)).count == 1)
      _ = try await portal.administrator.query(
        "INSERT INTO habeas.submission (submission, channel, outcome, at) VALUES ($1, 'web', 'opened', now())", [.uuid(twice[0].id)])
      try await eventually("an empty spool") { try await portal.count("SELECT count(*)::integer AS count FROM portal.spool") == 0 }
    }
  }

  @Test("a code typed in on the status page continues the form's submission")
  func code() async throws {
    try await PortalFixture.with { portal in
      let secret = try await portal.submit()
      let opening = try await portal.handedIn(1)[0]
      let path = "/pl/status/\(secret)"
      let token = try await portal.token(path)
      let wrong = try await portal.post(path, [("token", token), ("code", "12 34")])
      #expect(wrong.status == 422)
      #expect(wrong.text.contains("aria-invalid"))
      let right = try await portal.post(path, [("token", token), ("code", "1234 5678")])
      #expect(right.status == 303)
      #expect(right.header("location") == "\(path)?sent")
      let answer = try await portal.handedIn(1)[0]
      #expect(answer.text == "12345678")
      #expect(answer.continues == opening.id)
      #expect(answer.sender == nil)
    }
  }

  @Test("a status link that was made up leads nowhere, for reading and for writing")
  func unknownLink() async throws {
    try await PortalFixture.with { portal in
      _ = try await portal.submit()
      let token = try await portal.token()
      for path in [String(repeating: "0", count: 26), String(repeating: "z", count: 26), "x", "..%2f..%2fetc"] {
        for page in ["receipt", "status", "answer"] { #expect(try await portal.get("/en/\(page)/\(path)").status == 404) }
        #expect(try await portal.post("/en/status/\(path)", [("token", token), ("code", "12345678")]).status == 404)
        #expect(try await portal.post("/en/answer/\(path)", []).status == 404)
      }
      #expect(try await portal.count("SELECT count(*)::integer AS count FROM portal.spool") == 1)
    }
  }

  @Test("rule 11: before identity is settled the page says the same, whether a person was found or not")
  func neutralStatus() async throws {
    try await PortalFixture.with { portal in
      let secret = try await portal.submit()
      let submission = try await portal.handedIn(1)[0]
      var pages: Set<String> = []
      for phase in ["received", "triage", "verifying"] {
        _ = try await portal.administrator.query("DELETE FROM habeas.submission")
        _ = try await portal.administrator.query("DELETE FROM habeas.case_file")
        _ = try await portal.administrator.query(
          """
          WITH opened AS (
            INSERT INTO habeas.case_file (case_id, reference, version, head, phase, channel, rights, due_on, received_on, opened_at, changed_at)
            VALUES ($1::uuid, 'R', 1, '', $2, 'web', '{access}', '2026-12-22', '2026-11-22', now(), now()) RETURNING case_id)
          INSERT INTO habeas.submission SELECT $1::uuid, case_id, 'web', 'opened', now() FROM opened
          """, [.uuid(submission.id), .text(phase)])
        let page = try await portal.get("/en/status/\(secret)").text
        #expect(page.contains("22 December 2026"))
        pages.insert(page.replacing(/value="[0-9a-f]+"/, with: ""))
      }
      #expect(pages.count == 1)
      _ = try await portal.administrator.query(
        "INSERT INTO habeas.event SELECT case_id, 1, 'identity.verified', '{}', 'x', now(), ''::bytea FROM habeas.case_file")
      let page = try await portal.get("/en/status/\(secret)").text
      #expect(page.contains("<li class=\"now\" aria-current=\"step\">Working on it"))
      #expect(!page.contains("name=\"code\""))
    }
  }

  @Test("an answer: a GET changes nothing, a POST gives the file and counts it, and only the link's own secret opens it")
  func answer() async throws {
    try await PortalFixture.with { portal in
      let secret = DownloadSeal.newSecret()
      let path = try await portal.offer(Array("the answer".utf8), secret: secret)
      for _ in 0..<3 { #expect(try await portal.get("/answer/\(path)").status == 200) }
      #expect(try await portal.count("SELECT downloads AS count FROM portal.download") == 0)
      let file = try await portal.post("/en/answer/\(path)", [])
      #expect(file.status == 200)
      #expect(file.text == "the answer")
      #expect(file.header("content-disposition") == "attachment; filename=\"answer-4T7K9.zip\"")
      #expect(file.header("cache-control") == "no-store")
      #expect(try await portal.count("SELECT downloads AS count FROM portal.download") == 1)
      // The secret of another answer does not open this one.
      let foreign = try DownloadSeal.seal([1], secret: DownloadSeal.newSecret())
      _ = try await portal.administrator.query("UPDATE portal.download SET sealed = $1", [.bytes(foreign)])
      #expect(try await portal.post("/en/answer/\(path)", []).status == 503)
      _ = try await portal.administrator.query("UPDATE portal.download SET expires_at = now()")
      #expect(try await portal.get("/answer/\(path)").status == 404)
      #expect(try await portal.post("/en/answer/\(path)", []).status == 404)
    }
  }
}
