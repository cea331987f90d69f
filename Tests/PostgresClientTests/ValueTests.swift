import Foundation
import PostgresClient
import Testing

@Suite("Values to and from a server", .timeLimit(.minutes(1)))
struct ValueTests {
  @Test("Every kind of parameter comes back as it went")
  func roundTrip() async throws {
    try await withClient { client, _ in
      let id = UUID()
      let other = UUID()
      let date = Date(timeIntervalSince1970: 1_700_000_000.123456)
      let texts = ["", "plain", "with \"quotes\" and \\ and , {braces}", "NULL", " blank ", "Zoë 数据"]
      let blobs: [[UInt8]] = [[], [0, 1, 255], Array("x".utf8)]
      let row = try await client.query(
        """
        SELECT $1::text AS t, $2::bytea AS b, $3::bigint AS i, $4::float8 AS d, $5::bool AS f, $6::uuid AS u, $7::jsonb AS j,
          $8::timestamptz AS ts, $9::text[] AS ta, $10::uuid[] AS ua, $11::bigint[] AS ia, $12::bytea[] AS ba, $13::text AS n
        """,
        [
          .text("Zoë\nO'Hara"), .bytes([0, 10, 92, 255]), .int(.min), .double(0.1), true, .uuid(id), .json(#"{"a": [1, null]}"#),
          .timestamp(date), .textArray(texts), .uuidArray([id, other]), .intArray([1, -2, .max]), .bytesArray(blobs), nil,
        ])[0]
      #expect(try row.string("t") == "Zoë\nO'Hara")
      #expect(try row.bytes("b") == [0, 10, 92, 255])
      #expect(try row.int("i") == .min)
      #expect(try row.double("d") == 0.1)
      #expect(try row.bool("f"))
      #expect(try row.uuid("u") == id)
      #expect(try row.string("j") == #"{"a": [1, null]}"#)
      #expect(try abs(row.date("ts").timeIntervalSince(date)) < 0.000_001)
      #expect(try row.textArray("ta") == texts)
      #expect(try row.uuidArray("ua") == [id, other])
      #expect(try row.intArray("ia") == [1, -2, .max])
      #expect(try row.bytesArray("ba") == blobs)
      #expect(try row.optionalString("n") == nil)
      #expect(row.textValue(at: 12) == nil)
      #expect(row.columns.map(\.name).prefix(2) == ["t", "b"])
    }
  }

  @Test("Parameters take their type from their place: smallint, enumeration, date, numeric, interval, empty arrays")
  func typedByPlace() async throws {
    try await withClient { client, _ in
      try await client.execute(
        script: """
          CREATE TYPE mood AS ENUM ('sad', 'glad');
          CREATE TABLE t (s smallint, m mood, d date, n numeric, v interval, a text[], b bytea[], f double precision, w timestamp);
          """)
      let inserted = try await client.query(
        "INSERT INTO t VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
          7, "glad", "2026-11-22", .double(12.5), "1 day", .textArray([]), .bytesArray([]), 3,
          .timestamp(Date(timeIntervalSince1970: 0)),
        ])
      #expect(inserted.affectedRows == 1 && inserted.isEmpty)
      let row = try await client.query("SELECT * FROM t WHERE m = $1 AND s = ANY($2)", ["glad", .intArray([6, 7])])[0]
      #expect(try row.int("s") == 7)
      #expect(try row.string("d") == "2026-11-22")
      #expect(try row.date("d") == Date(timeIntervalSince1970: 1_795_305_600))
      #expect(try row.double("n") == 12.5)
      #expect(try row.string("v") == "P1D")
      #expect(try row.textArray("a").isEmpty && row.bytesArray("b").isEmpty)
      #expect(try row.date("w") == Date(timeIntervalSince1970: 0))
    }
  }

  @Test("A bytea of 5 MB goes and comes unchanged")
  func largeBytes() async throws {
    try await withClient { client, _ in
      let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
      let row = try await client.query("SELECT $1::bytea AS b, length($1::bytea) AS n", [.bytes(bytes)])[0]
      #expect(try row.int("n") == bytes.count)
      #expect(try row.bytes("b") == bytes)
    }
  }

  @Test("Times from 4712 BC to the year 9999 are kept, those of our days to the microsecond")
  func times() async throws {
    try await withClient { client, _ in
      let texts = [
        "4712-01-01 00:00:00+00 BC", "0001-02-03 04:05:06+00", "1969-12-31 23:59:59.5+00", "2026-11-22 20:02:03.000007+00",
        "9999-12-31 23:59:59+00",
      ]
      for text in texts {
        let row = try await client.query("SELECT $1::timestamptz AS t", [.text(text)])[0]
        let back = try await client.query("SELECT $1::timestamptz::text AS t", [.timestamp(row.date("t"))])[0]
        #expect(try back.string("t") == text)
      }
    }
  }

  @Test("A wrong name, an unexpected NULL and a wrong type are decoding errors that name the column, not the value")
  func decoding() async throws {
    try await withClient { client, _ in
      let row = try await client.query("SELECT 'Priya Shah' AS name, NULL AS gone")[0]
      #expect(throws: PostgresError.self) { try row.string("nmae") }
      #expect(throws: PostgresError.self) { try row.string("gone") }
      let error = #expect(throws: PostgresError.self) { try row.int("name") }
      #expect(error?.code == .decoding)
      #expect(error?.message.contains("name") == true && error?.message.contains("Priya") == false)
      #expect("\(row)" == "row (name, gone)")
    }
  }

  @Test("What cannot be sent is refused here, by the number of the parameter")
  func unsendable() async throws {
    try await withClient { client, _ in
      let error = await postgresError { try await client.query("SELECT $1::text, $2::text", ["fine", "a\u{0}b"]) }
      #expect(error?.code == .parameter)
      #expect(error?.message.contains("$2 (text)") == true)
      let infinite = await postgresError { try await client.query("SELECT $1::timestamptz", [.timestamp(.distantFuture + 1e20)]) }
      #expect(infinite?.code == .parameter)
    }
  }
}
