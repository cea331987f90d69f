import CaseStore
import Foundation
import HabeasTesting
import PostgresClient
import Testing

@Suite("Privileges", .timeLimit(.minutes(2)))
struct PrivilegeTests {
  private static let caseWorkers: Set<String> = [
    "habeas_case_intake", "habeas_identity_verification", "habeas_data_discovery", "habeas_response_assembly", "habeas_response_dispatch",
    "habeas_data_fulfilment", "habeas_processor_notification",
  ]
  private static let everybody = caseWorkers.union(["habeas_timekeeper", "habeas_outbox_relay", "habeas_web_portal", "habeas_dpo"])
  /// Those who load and step cases.
  private static let steppers = caseWorkers.union(["habeas_timekeeper", "habeas_dpo"])

  /// Who executes which function, written down a second time. A function that is not here fails the test: somebody has to decide.
  private static let executors: [String: Set<String>] = [
    "now": everybody,
    "actor": everybody,
    "load": steppers,
    "step": steppers,
    "case_keys": caseWorkers.union(["habeas_dpo"]),
    "vault_items": caseWorkers.union(["habeas_dpo"]),
    "retry": caseWorkers,
    "complete": caseWorkers,
    "is_processed": caseWorkers,
    "park": caseWorkers.union(["habeas_timekeeper"]),
    "record_submission": ["habeas_case_intake"],
    "submission_outcome": ["habeas_case_intake"],
    "case_by_reference": ["habeas_case_intake", "habeas_dpo"],
    "outbox_claim": ["habeas_outbox_relay"],
    "outbox_published": ["habeas_outbox_relay"],
    "outbox_unpublished": ["habeas_outbox_relay"],
    "timers_claim": ["habeas_timekeeper"],
    "load_cases": ["habeas_timekeeper"],
    "fire_timers": ["habeas_timekeeper"],
    "shred": [],
    "end_downloads": [],
    "reconcile": ["habeas_timekeeper"],
    "purge_inbox": ["habeas_timekeeper"],
    "purge_parts": ["habeas_timekeeper"],
    "keep_part": ["habeas_data_discovery"],
    "record_root": ["habeas_timekeeper"],
    "case_heads": ["habeas_timekeeper", "habeas_dpo"],
    "last_root": ["habeas_timekeeper", "habeas_dpo"],
    "offer_download": ["habeas_response_dispatch"],
    "approvers": ["habeas_response_dispatch", "habeas_dpo"],
    "standing_approvals": ["habeas_response_dispatch", "habeas_dpo"],
    "resume": ["habeas_dpo"],
    "desk_cases": ["habeas_dpo"],
    "desk_steps": ["habeas_dpo"],
    "desk_readings": ["habeas_dpo"],
    "enrol": ["habeas_dpo"],
    "revoke": ["habeas_dpo"],
    "stand": ["habeas_dpo"],
    "suppress": ["habeas_data_fulfilment"],
    // Inner parts: only the functions above call them, as the owner.
    "require": [],
    "require_case_worker": [],
    "require_authority": [],
    "event_hash": [],
  ]

  @Test("rule 6: each function is executable by exactly those whose work needs it")
  func functions() async throws {
    try await CaseDatabase.with { database in
      let rows = try await database.administrator.query(
        """
        SELECT p.proname AS function, coalesce(array_agg(r.rolname::text) FILTER (WHERE r.rolname IS NOT NULL), '{}') AS roles
        FROM pg_proc p LEFT JOIN pg_roles r ON has_function_privilege(r.oid, p.oid, 'EXECUTE') AND r.rolname LIKE 'habeas\\_%'
          AND r.rolname <> 'habeas_owner' AND NOT r.rolsuper
        WHERE p.pronamespace = 'habeas'::regnamespace GROUP BY p.oid, p.proname
        """)
      #expect(rows.count == Self.executors.count, "every function has a name of its own")
      for row in rows {
        let function = try row.string("function")
        let allowed = Set(try row.textArray("roles"))
        guard let expected = Self.executors[function] else {
          Issue.record("habeas.\(function) is not in the table of this test")
          continue
        }
        #expect(allowed == expected, "habeas.\(function)")
      }
      let strangers = try await database.administrator.query(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'habeas'::regnamespace AND has_function_privilege($1, oid, 'EXECUTE')",
        [.text(CaseDatabase.stranger)])
      #expect(strangers.isEmpty)
    }
  }

  /// The portal's own schema, for its login alone.
  private static let portalFunctions: Set<String> = [
    "form_key", "submit", "submission", "continue", "unreceipted", "published", "status", "offered", "download", "clean",
  ]

  @Test("rule 6: every login calls every function for real: exactly the allowed get past the door")
  func calls() async throws {
    try await CaseDatabase.with { database in
      let functions = try await database.administrator.query(
        """
        SELECT n.nspname AS schema, p.proname AS name,
          coalesce((
            SELECT string_agg(CASE WHEN p.provariadic <> 0 AND i = p.pronargs THEN 'VARIADIC ' ELSE '' END || 'NULL::' || t::regtype::text, ', '
              ORDER BY i)
            FROM unnest(p.proargtypes) WITH ORDINALITY a(t, i)), '') AS nothing
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('habeas', 'portal') AND p.prorettype <> 'trigger'::regtype
        """)
      // A trigger's function can be called by nobody at all: PostgreSQL refuses it before it asks who calls.
      let triggers = Self.executors.filter { $0.value.isEmpty && ["shred", "end_downloads"].contains($0.key) }
      #expect(functions.count == Self.executors.count - triggers.count + Self.portalFunctions.count)
      for login in CaseDatabase.workers + [CaseDatabase.officer, CaseDatabase.stranger] {
        let role = login == CaseDatabase.officer ? "habeas_dpo" : login
        let client = try await database.client(as: login)
        for function in functions {
          let schema = try function.string("schema")
          let name = try function.string("name")
          let allowed: Bool
          if schema == "portal" {
            #expect(Self.portalFunctions.contains(name), "portal.\(name) is not in the table of this test")
            allowed = role == "habeas_web_portal"
          } else {
            allowed = try #require(Self.executors[name], "habeas.\(name)").contains(role)
          }
          var refused = false
          do {
            // Without arguments of use: what is asked is who gets in, not what happens there.
            _ = try await client.query("SELECT FROM \(schema).\(name)(\(try function.string("nothing")))")
          } catch let error as PostgresError {
            refused = error.sqlState == "42501" && error.message.contains("permission denied for")
          }
          #expect(refused != allowed, "\(login) calls \(schema).\(name)")
        }
      }
    }
  }

  @Test("a function that runs as its owner has a search path of its own, with temporary objects last")
  func searchPaths() async throws {
    try await CaseDatabase.with { database in
      let rows = try await database.administrator.query(
        """
        SELECT proname, prosecdef, proowner::regrole::text AS owner, coalesce(array_to_string(proconfig, ','), '') AS settings
        FROM pg_proc WHERE pronamespace = 'habeas'::regnamespace
        """)
      for row in rows {
        let name = try row.string("proname")
        #expect(try row.string("settings") == "search_path=habeas, pg_temp", "habeas.\(name)")
        #expect(try row.string("owner") == "habeas_owner", "habeas.\(name)")
        // The one pure computation needs nobody's rights.
        #expect(try row.bool("prosecdef") == (name != "event_hash"), "habeas.\(name)")
      }
    }
  }

  @Test("rule 6: no login reads or writes any table, view, sequence or column")
  func tables() async throws {
    try await CaseDatabase.with { database in
      let granted = try await database.administrator.query(
        """
        SELECT r.rolname, c.oid::regclass::text AS relation FROM pg_class c, pg_roles r
        WHERE (c.relnamespace = 'habeas'::regnamespace OR c.relname = 'habeas_migration') AND c.relkind IN ('r', 'v', 'm', 'p', 'f')
          AND (r.rolname LIKE 'habeas\\_%' AND r.rolname <> 'habeas_owner' AND NOT r.rolsuper OR r.rolname = ANY ($1))
          AND (has_table_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
            OR has_any_column_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))
        UNION ALL
        SELECT r.rolname, c.oid::regclass::text FROM pg_class c, pg_roles r
        WHERE c.relnamespace = 'habeas'::regnamespace AND c.relkind = 'S' AND r.rolname LIKE 'habeas\\_%' AND r.rolname <> 'habeas_owner'
          AND NOT r.rolsuper AND has_sequence_privilege(r.oid, c.oid, 'USAGE, SELECT, UPDATE')
        """, [.textArray([CaseDatabase.officer, CaseDatabase.stranger])])
      #expect(try granted.map { "\(try $0.string("rolname")) on \(try $0.string("relation"))" } == [])

      let tables = try await database.administrator.query(
        "SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'habeas'::regnamespace AND relkind = 'r'"
      ).map { try $0.string("name") }
      #expect(tables.count >= 12)
      for login in CaseDatabase.workers + [CaseDatabase.officer] {
        let client = try await database.client(as: login)
        for table in tables {
          for sql in ["SELECT FROM \(table)", "DELETE FROM \(table)", "INSERT INTO \(table) DEFAULT VALUES", "TRUNCATE \(table)"] {
            await #expect("\(login): \(sql)") { try await client.query(sql) } throws: { ($0 as? PostgresError)?.sqlState == "42501" }
          }
        }
        await #expect("\(login) makes an object in the schema") {
          try await client.query("CREATE TABLE habeas.mine ()")
        } throws: { ($0 as? PostgresError)?.sqlState == "42501" }
      }
    }
  }

  @Test("rule 6: no login is a member of the owner, a superuser or able to make roles")
  func membership() async throws {
    try await CaseDatabase.with { database in
      let rows = try await database.administrator.query(
        """
        SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)
          AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication OR pg_has_role(oid, 'habeas_owner', 'MEMBER'))
        """, [.textArray(CaseDatabase.workers + ["habeas_dpo", CaseDatabase.officer])])
      #expect(try rows.map { try $0.string("rolname") } == [])
      let logins = try await database.administrator.query(
        "SELECT rolname FROM pg_roles WHERE rolname IN ('habeas_owner', 'habeas_dpo') AND rolcanlogin")
      #expect(logins.isEmpty, "the owner and the office's group are no logins")
    }
  }

  @Test("the roles can be made from two databases of a cluster at once, and again")
  func roles() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { try await withDatabase { try await CaseDatabase.makeRoles(on: $0) } }
      }
      try await group.waitForAll()
    }
  }

  @Test("rule 6: time is moved by the owner alone")
  func clock() async throws {
    try await CaseDatabase.with { database in
      let store = try await database.store(as: "habeas_timekeeper", keyring: false)
      let before = try await store.now()
      try await database.advanceClock(by: "40 days")
      let moved = try await store.now()
      #expect(abs(moved.timeIntervalSince(before) - 40 * 86_400) < 60)
      for login in CaseDatabase.workers + [CaseDatabase.officer] {
        let client = try await database.client(as: login)
        for sql in ["UPDATE habeas.clock_offset SET value = '0'", "DELETE FROM habeas.clock_offset"] {
          await #expect("\(login) moves time") { try await client.query(sql) } throws: { ($0 as? PostgresError)?.sqlState == "42501" }
        }
      }
      #expect(try await store.now() >= moved)
    }
  }
}
