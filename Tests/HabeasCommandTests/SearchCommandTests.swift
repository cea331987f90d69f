import Foundation
import HabeasTesting
import Testing

/// Runs against folders of files of their own; the other kinds of system have tests with their connectors.
@Suite("habeas search", .timeLimit(.minutes(1)))
struct SearchCommandTests {
  private static let map = [
    "systems.yaml": """
    systems:
      - key: members
        name: Membership list
        owner: Secretary
        controller: { role: own, name: Example Club }
        connector: { kind: files, connection: members, files: [{ collection: members.people, name: people.csv, format: csv }] }
        datasets: [members]
        purposes: [contract]
        retention: Six years
      - key: bookings
        name: Court bookings
        owner: Secretary
        controller: { role: own, name: Example Club }
        connector:
          kind: files
          connection: bookings
          files:
            - { collection: bookings.courts, name: courts.jsonl, format: json-lines }
            - { collection: bookings.calls, name: calls.jsonl, format: json-lines }
        datasets: [bookings]
        purposes: [contract]
        retention: One year
    """,
    "members.yml": """
    dataset:
      - fides_key: members
        collections:
          - name: people
            fields:
              - { name: number }
              - { name: email, fides_meta: { identity: email } }
    """,
    "bookings.yml": """
    dataset:
      - fides_key: bookings
        collections:
          - name: courts
            fields:
              - { name: member, fides_meta: { references: [{ dataset: members, field: people.number, direction: from }] } }
              - { name: hour }
          - name: calls
            fields: [{ name: phone, fides_meta: { identity: phone_number } }, { name: hour }]
    """,
  ]

  private func with(_ body: (_ search: @escaping ([String]) async -> CommandRun, _ folder: String) async throws -> Void) async throws {
    try await TestInstallation.with { installation in
      for (folder, files) in [
        ("map", Self.map), ("members", ["people.csv": "number,email\nM-1,ann@person.example\nM-2,bob@person.example\n"]),
        (
          "bookings",
          ["courts.jsonl": #"{"member":"M-2","hour":8}"# + "\n" + #"{"member":"M-1","hour":9}"# + "\n", "calls.jsonl": ""]
        ),
      ] {
        try FileManager.default.createDirectory(atPath: "\(installation.folder)/\(folder)", withIntermediateDirectories: true)
        for (name, text) in files { try text.write(toFile: "\(installation.folder)/\(folder)/\(name)", atomically: true, encoding: .utf8) }
      }
      let configuration = installation.folder + "/search.yaml"
      try "connections: { members: { directory: members }, bookings: { directory: bookings } }\n"
        .write(toFile: configuration, atomically: true, encoding: .utf8)
      let person = installation.folder + "/person.json"
      try #"{"email": "ANN@person.example", "phone_number": ["01632 960190"]}"#.write(toFile: person, atomically: true, encoding: .utf8)
      let map = installation.folder + "/map"
      try await body(
        { await CommandRun.habeas(["search", "--config", configuration, "--datamap", map, "--identity-file", person] + $0) },
        installation.folder)
    }
  }

  @Test("What is found in one system leads into the next, and nobody else's rows come along")
  func rows() async throws {
    try await with { search, _ in
      let run = await search(["--json"])
      #expect(run.status == 0, "\(run.text)")
      let rows = try JSONDecoder().decode([String: [[String: AnyText]]].self, from: Data(run.output.joined(separator: "\n").utf8))
      #expect(rows["members.people"]?.map { $0["number"]?.text } == ["M-1"])
      #expect(rows["bookings.courts"]?.map { $0["hour"]?.text } == ["9"])
      #expect(rows["bookings.calls"]?.isEmpty == true, "what was looked at is there, also without rows")
      #expect(!run.text.contains("bob") && !run.text.contains("M-2"))
    }
  }

  @Test("A summary has counts and nothing of anybody")
  func summary() async throws {
    try await with { search, _ in
      let run = await search(["--summary"])
      #expect(run.output.contains("  bookings.courts: 1 row") && run.output.contains("  bookings.calls: 0 rows"), "\(run.text)")
      #expect(!run.text.contains("ann") && !run.text.contains("M-1"))
      let counts = await search(["--summary", "--json"])
      let numbers = try JSONDecoder().decode([String: Int].self, from: Data(counts.output.joined().utf8))
      #expect(numbers == ["members.people": 1, "bookings.courts": 1, "bookings.calls": 0])
    }
  }

  @Test("O2: a system that cannot be searched is said, the others are searched all the same, and the exit code is 1")
  func gap() async throws {
    try await with { search, folder in
      try FileManager.default.removeItem(atPath: folder + "/members/people.csv")
      let run = await search(["--summary"])
      #expect(run.status == 1)
      #expect(run.complaints.contains { $0.contains("not searched: members") && $0.contains("people.csv") }, "\(run.text)")
      #expect(run.complaints.contains { $0.contains("bookings.courts: needs members.people.number") }, "\(run.text)")
      #expect(run.output.contains("  bookings.calls: 0 rows"))
      let wrong = await search(["--only", "archive"])
      #expect(wrong.status != 0 && wrong.text.contains("there are members, bookings"), "\(wrong.text)")
    }
  }

  /// A JSON scalar as text.
  private struct AnyText: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text = try (try? container.decode(String.self)) ?? String(container.decode(Int.self))
    }
  }
}
