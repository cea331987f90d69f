import Foundation
import Rehearsal

/// One request in the processor's own ledger, under the id by which the processor tells repetitions.
struct ToldProcessor: Sendable {
  var id: String
  var person: BenchPerson?

  private struct Line: Decodable {
    struct Request: Decodable {
      struct Identifiers: Decodable {
        struct Postal: Decodable { var postcode: String }
        var emails: [String]?
        var postal: Postal?
      }
      var identifiers: Identifiers
    }
    var method: String
    var id: String?
    var verified: Bool
    var repeated: Bool?
    var request: Request?
  }

  /// What was taken; repetitions under the same id are one.
  static func read(_ ledger: String) throws -> [ToldProcessor] {
    try ledger.split(separator: "\n").compactMap { text in
      let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
      guard line.method == "POST", line.verified, line.repeated == false, let id = line.id, let request = line.request else { return nil }
      let byEmail = request.identifiers.emails?.first.flatMap { BenchPerson(address: $0) }
      let byPostcode = request.identifiers.postal.flatMap { Int($0.postcode.dropFirst(2)) }.map { BenchPerson($0) }
      return ToldProcessor(id: id, person: byEmail ?? byPostcode)
    }
  }
}
