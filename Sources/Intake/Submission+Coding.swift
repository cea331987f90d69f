import Foundation

extension Submission {
  /// The submission as JSON with sorted keys.
  public func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return Array(try encoder.encode(self))
  }

  /// Reads a submission; unknown members are ignored.
  ///
  /// - Throws: `SubmissionFault`: an unknown schema version, or not a submission. Never with content.
  public init(vaultBytes bytes: [UInt8]) throws(SubmissionFault) {
    struct Head: Decodable { var schema: String }
    let data = Data(bytes)
    guard let head = try? JSONDecoder().decode(Head.self, from: data) else { throw SubmissionFault(.malformed) }
    guard head.schema == Self.schemaName else { throw SubmissionFault(.unknownSchema) }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let submission = try? decoder.decode(Submission.self, from: data) else { throw SubmissionFault(.malformed) }
    self = submission
  }
}

/// A submission that cannot be read.
public struct SubmissionFault: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    case malformed
    case unknownSchema = "unknown-schema"
    case tooLarge = "too-large"
    case noSender = "no-sender"
    case ownMail = "own-mail"
  }
  public let code: Code

  public init(_ code: Code) { self.code = code }

  public var description: String {
    switch code {
    case .malformed: "the message cannot be read as mail or as a submission; look at it where it is kept"
    case .unknownSchema: "the submission has a schema version that this version does not read; run the newer version"
    case .tooLarge: "the message is larger than the limit; it stays at its source, and a person has to read it there"
    case .noSender: "the message names no single sender; it stays at its source"
    case .ownMail: "the message is one of our own"
    }
  }
}
