import PostgresClient
import Testing

@Suite("Errors of a server", .timeLimit(.minutes(1)))
struct ErrorTests {
  private static let secret = "Priya Shah <priya@shah.example>"

  @Test("An error carries its SQLSTATE and its constraint")
  func constraint() async throws {
    try await withClient { client, _ in
      try await client.query("CREATE TABLE person (email text CONSTRAINT person_email_key UNIQUE)")
      try await client.query("INSERT INTO person VALUES ($1)", [.text(Self.secret)])
      let error = await postgresError { try await client.query("INSERT INTO person VALUES ($1)", [.text(Self.secret)]) }
      #expect(error?.code == .sql)
      #expect(error?.sqlState == "23505")
      #expect(error?.constraint == "person_email_key")
      #expect(error?.table == "person")
      #expect(error?.isRetriable == false)
      expectNoValue(error)
    }
  }

  @Test(
    "Errors never contain parameter values",
    arguments: [
      "SELECT $1::int", "SELECT $1::uuid", "SELECT $1::jsonb", "SELECT $1::timestamptz", "SELECT $1::text[]", "SELECT $1::inet",
      "SELECT set_config($1, 'x', false)", "SELECT * FROM pg_class WHERE relname ~ ('(' || $1)", "SELECT $1::regclass",
      "INSERT INTO narrow VALUES ($1)", "INSERT INTO picky VALUES ($1)", "SELECT shout($1)", "SELECT to_date($1, 'YYYY')",
    ])
  func noValues(sql: String) async throws {
    try await withClient { client, _ in
      try await client.execute(
        script: """
          CREATE TABLE narrow (t varchar(3));
          CREATE TABLE picky (t text CHECK (length(t) < 3));
          CREATE FUNCTION shout(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room for %', $1; END $$;
          """)
      let error = await postgresError { try await client.query(sql, [.text(Self.secret)]) }
      #expect(error?.code == .sql)
      expectNoValue(error)
    }
  }

  @Test("Parameters, configurations and rows do not show their values when they are printed")
  func descriptions() async throws {
    try await withClient { client, configuration in
      var text = ""
      dump([PostgresValue.text(Self.secret), .bytes(Array(Self.secret.utf8))], to: &text)
      dump(PostgresStatement("SELECT $1", [.text(Self.secret)]), to: &text)
      dump(configuration, to: &text)
      dump(try await client.query("SELECT $1::text AS t", [.text(Self.secret)])[0], to: &text)
      #expect(!text.contains("Priya"))
      #expect(configuration.password.map { !text.contains($0) } == true)
    }
  }

  @Test("The words of a function's author come through, with the author's SQLSTATE")
  func raised() async throws {
    try await withClient { client, _ in
      try await client.execute(
        script: """
          CREATE FUNCTION stop() RETURNS void LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'the case is closed' USING ERRCODE = 'HB001', DETAIL = 'a secret', HINT = 'a secret'; END $$;
          """)
      let error = await postgresError { try await client.query("SELECT stop()") }
      #expect(error?.sqlState == "HB001")
      #expect(error?.message == "the case is closed")
    }
  }

  @Test("A syntax error names its place in the statement")
  func syntax() async throws {
    try await withClient { client, _ in
      let error = await postgresError { try await client.query("SELEC 1") }
      #expect(error?.sqlState == "42601")
      #expect(error?.message.contains("character 1") == true)
      let one = try await client.query("SELECT 1 AS one")[0].int("one")
      #expect(one == 1)
    }
  }

  @Test("COPY is refused, and the pool goes on")
  func copy() async throws {
    try await withClient(connections: 1) { client, _ in
      let error = await postgresError { try await client.query("COPY pg_class TO STDOUT") }
      #expect(error?.code == .sql)
      let one = try await client.query("SELECT 1 AS one")[0].int("one")
      #expect(one == 1)
    }
  }

  private func expectNoValue(_ error: PostgresError?, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let error else { return }
    var text = "\(error) \(error.localizedDescriptionText)"
    dump(error, to: &text)
    for piece in ["Priya", "priya", "Shah", "shah.example"] { #expect(!text.contains(piece), sourceLocation: sourceLocation) }
  }
}

extension PostgresError {
  fileprivate var localizedDescriptionText: String { String(reflecting: self) }
}
