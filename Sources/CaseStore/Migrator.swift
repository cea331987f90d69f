import Crypto
import Foundation
public import PostgresClient

/// Applies the numbered SQL files of `schemas/postgres`, each once, in order, with its checksum (design: plain numbered SQL).
public struct Migrator: Sendable {
  /// A file of the folder.
  public struct Migration: Sendable, Hashable {
    public let number: Int
    public let name: String
    public let sha256: String
    let script: String
  }

  private let client: PostgresClient
  private let migrations: [Migration]

  /// - Parameters:
  ///   - client: A login that may become `habeas_owner`.
  ///   - directory: The folder with files named `0001_name.sql`.
  /// - Throws: `MigrationError` when the folder cannot be read or numbers are missing or doubled.
  public init(client: PostgresClient, directory: String) throws(MigrationError) {
    self.client = client
    self.migrations = try Self.read(directory)
  }

  /// Applies what is missing, all in one transaction.
  ///
  /// - Returns: the migrations that were applied now.
  /// - Throws: `MigrationError` when an applied file was changed or is missing, `PostgresError` when a script fails.
  public func migrate() async throws -> [Migration] {
    try await client.withTransaction { transaction in
      // Two at once would both create the same tables.
      try await transaction.execute(
        script: "SET LOCAL client_min_messages = warning; SELECT pg_advisory_xact_lock(hashtext('habeas.migrate'))")
      try await transaction.execute(script: "SET LOCAL ROLE habeas_owner")
      try await transaction.execute(script: Self.ledger)
      let applied = try await transaction.query("SELECT number, name, sha256 FROM habeas_migration ORDER BY number")
      for row in applied { try check(number: try row.int("number"), name: try row.string("name"), sha256: try row.string("sha256")) }
      let pending = migrations.dropFirst(applied.count)
      for migration in pending {
        try await transaction.execute(script: migration.script)
        _ = try await transaction.query(
          "INSERT INTO habeas_migration (number, name, sha256) VALUES ($1, $2, $3)",
          [.int(Int64(migration.number)), .text(migration.name), .text(migration.sha256)])
      }
      return Array(pending)
    }
  }

  private func check(number: Int, name: String, sha256: String) throws(MigrationError) {
    guard let file = migrations.first(where: { $0.number == number }) else {
      throw MigrationError("migration \(number) (\(name)) is applied but its file is missing; restore it, or run the newer version")
    }
    guard file.sha256 == sha256 else {
      throw MigrationError(
        "\(file.name) was changed after it was applied; restore it and write the change as a new file with the next number")
    }
  }

  private static func read(_ directory: String) throws(MigrationError) -> [Migration] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".sql") && $0.first?.isNumber == true }
    } catch {
      throw MigrationError("the folder '\(directory)' with the migrations cannot be read; see schemas/postgres of the distribution")
    }
    var migrations: [Migration] = []
    for name in names.sorted() {
      guard let number = Int(name.prefix(4)), name.dropFirst(4).first == "_", number == migrations.count + 1 else {
        throw MigrationError("'\(name)' is out of sequence; files are named 0001_name.sql, 0002_name.sql and so on without gaps")
      }
      guard let data = FileManager.default.contents(atPath: "\(directory)/\(name)") else {
        throw MigrationError("'\(directory)/\(name)' cannot be read")
      }
      let hash = SHA256.hash(data: data).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      migrations.append(Migration(number: number, name: name, sha256: hash, script: String(decoding: data, as: UTF8.self)))
    }
    guard !migrations.isEmpty else { throw MigrationError("the folder '\(directory)' holds no migration") }
    return migrations
  }

  private static let ledger = """
    CREATE TABLE IF NOT EXISTS habeas_migration (
      number integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())
    """
}

/// The migrations of the folder and those of the database do not fit together.
public struct MigrationError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
