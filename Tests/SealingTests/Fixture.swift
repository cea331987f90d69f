import Foundation
import Testing

@testable import Sealing

enum Fixture {
  static let caseID = UUID(uuidString: "0F8FAD5B-D9CB-469F-A165-70867728950E") ?? UUID()
  static let item = UUID(uuidString: "11111111-2222-4333-8444-555555555555") ?? UUID()
  static let passphrase = Array("correct horse battery staple".utf8)

  static func date(_ text: String) -> Date { StatementTime(text: text)?.date ?? .distantPast }
  static func time(_ text: String) -> StatementTime { StatementTime(date(text)) }

  static func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// Sizes at, just below and just above the borders of chunks, and random ones between.
  static var sizes: [Int] {
    let chunk = 64 * 1024
    return [0, 1, 15, 16, 17, chunk - 1, chunk, chunk + 1, 2 * chunk - 16, 2 * chunk, 2 * chunk + 1]
      + (0..<6).map { _ in Int.random(in: 2...(3 * chunk)) }
  }

  /// Runs `body` with the path of a directory that exists only meanwhile.
  static func withDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("sealing-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    return try body(directory)
  }

  static func mode(_ path: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  static func setMode(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }
}

/// The code of the error that `body` throws, or nil.
func sealingCode(_ body: () throws -> Void) -> SealingError.Code? {
  do { try body() } catch { return (error as? SealingError)?.code }
  return nil
}

/// The authority error that `body` throws, or nil.
func authorityError(_ body: () throws -> Void) -> AuthorityError? {
  do { try body() } catch { return error as? AuthorityError }
  return nil
}
