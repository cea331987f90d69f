import CurlTransport
import Foundation
import HabeasTesting
import PostgresClient
import Testing

@testable import WebPortal

@Suite("Web portal: safety", .timeLimit(.minutes(2)))
struct PortalSafetyTests {
  @Test("every reply has the security headers, and no page may be kept")
  func headers() async throws {
    try await PortalFixture.with { portal in
      for path in ["/", "/pl/", "/nowhere", "/en/status/x", Stylesheet.path] {
        let reply = try await portal.get(path)
        #expect(
          reply.header("content-security-policy")
            == "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", "\(path)")
        #expect(reply.header("referrer-policy") == "no-referrer")
        #expect(reply.header("x-content-type-options") == "nosniff")
        #expect(reply.header("x-frame-options") == "DENY")
        #expect(reply.header("server") == nil)
        #expect(reply.header("set-cookie") == nil)
        if path != Stylesheet.path { #expect(reply.header("cache-control") == "no-store") }
        #expect(!reply.text.contains("style=") && !reply.text.contains("<script"))
      }
    }
  }

  @Test("a form from another site, of another type, or too large is refused; a stale one comes back filled in")
  func foreignForms() async throws {
    try await PortalFixture.with { portal in
      let fields = portal.danuta(try await portal.token())
      #expect(try await portal.post("/pl/request", fields, headers: [HTTPHeader("sec-fetch-site", "cross-site")]).status == 403)
      #expect(try await portal.post("/pl/request", fields, headers: [HTTPHeader("origin", "https://evil.example")]).status == 403)
      #expect(try await portal.post("/pl/request", body: Array(repeating: UInt8(ascii: "a"), count: 300 * 1024)).status == 413)
      #expect(try await portal.post("/pl/request", body: Array("a=%zz".utf8)).status == 400)
      #expect(try await portal.post("/pl/request", body: Array("a=%ff".utf8)).status == 400)
      let stale = try await portal.post("/pl/request", portal.danuta("00"))
      #expect(stale.status == 422)
      #expect(stale.text.contains("Danuta W") && stale.text.contains("Najpierw kopia"))
      #expect(try await portal.count("SELECT count(*)::integer AS count FROM portal.spool") == 0)
      let own = [HTTPHeader("origin", portal.url), HTTPHeader("sec-fetch-site", "same-origin")]
      #expect(try await portal.post("/pl/request", fields, headers: own).status == 303)
    }
  }

  @Test("what a person types stays text on the page")
  func escaping() async throws {
    try await PortalFixture.with { portal in
      let page = try await portal.post(
        "/en/request", [("token", try await portal.token()), ("name", "\"><script>alert(1)</script>"), ("message", "</textarea><b>'&")])
      #expect(page.status == 422)
      #expect(page.text.contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""))
      #expect(page.text.contains("&lt;/textarea&gt;&lt;b&gt;&#39;&amp;"))
    }
  }

  @Test("who sends forms too fast waits; others do not")
  func rateLimit() async throws {
    var limits = PortalLimits()
    limits.forms.each = RateLimit.Allowance(burst: 3, perSecond: 0)
    try await PortalFixture.with(limits: limits) { portal in
      let client = [HTTPHeader("x-client", "198.51.100.7")]
      for _ in 0..<3 { #expect(try await portal.post("/en/request", [], headers: client).status == 422) }
      let refused = try await portal.post("/en/request", [], headers: client)
      #expect(refused.status == 429)
      #expect(refused.header("retry-after") == "60")
      #expect(try await portal.post("/en/request", [], headers: [HTTPHeader("x-client", "198.51.100.8")]).status == 422)
      #expect(try await portal.get("/en/", headers: client).status == 200)
    }
  }

  @Test("with the database away the form comes back as it was filled in")
  func databaseAway() async throws {
    try await PortalFixture.with { portal in
      let fields = portal.danuta(try await portal.token())
      _ = try await portal.administrator.query("REVOKE EXECUTE ON FUNCTION portal.submit FROM habeas_web_portal")
      let page = try await portal.post("/pl/request", fields)
      #expect(page.status == 503)
      #expect(page.text.contains("Najpierw kopia") && page.text.contains("info@controller.example"))
      _ = try await portal.administrator.query("GRANT EXECUTE ON FUNCTION portal.submit TO habeas_web_portal")
      #expect(try await portal.post("/pl/request", fields).status == 303)
    }
  }

  @Test("rule 6: the portal's login executes the portal's functions and nothing else, and reads no table")
  func privileges() async throws {
    try await PortalFixture.with(hasBroker: false) { portal in
      let functions = try await portal.administrator.query(
        """
        SELECT n.nspname || '.' || p.proname AS name, p.prosecdef, coalesce(array_to_string(p.proconfig, ','), '') AS settings,
          has_function_privilege('habeas_web_portal', p.oid, 'EXECUTE') AS own,
          EXISTS (SELECT FROM pg_roles r WHERE r.rolname LIKE 'habeas\\_%' AND r.rolname NOT IN ('habeas_owner', 'habeas_web_portal')
            AND NOT r.rolsuper AND has_function_privilege(r.oid, p.oid, 'EXECUTE')) AS others
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('habeas', 'portal')
        """)
      let portals: Set = [
        "form_key", "submit", "submission", "continue", "unreceipted", "published", "status", "offered", "download", "clean",
      ]
      var seen: Set<String> = []
      for row in functions {
        let name = try row.string("name")
        guard name.hasPrefix("portal."), portals.contains(String(name.dropFirst(7))) else {
          #expect(try !row.bool("own") || ["habeas.now", "habeas.actor"].contains(name), "\(name)")
          continue
        }
        seen.insert(String(name.dropFirst(7)))
        #expect(try row.bool("own") && !row.bool("others"), "\(name)")
        #expect(try row.bool("prosecdef") && row.string("settings") == "search_path=portal, pg_temp", "\(name)")
      }
      #expect(seen == portals)
      let tables = try await portal.administrator.query(
        """
        SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_roles r ON r.rolname LIKE 'habeas\\_%' AND r.rolname <> 'habeas_owner'
          AND NOT r.rolsuper
        WHERE c.relnamespace = 'portal'::regnamespace AND c.relkind = 'r'
          AND has_table_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
        """)
      #expect(tables.isEmpty)
    }
  }
}
