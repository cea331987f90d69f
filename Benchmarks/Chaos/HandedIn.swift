import Foundation
import Rehearsal

/// One line of the ledger of what people handed in, which the system never sees.
struct HandedIn: Codable, Hashable, Sendable {
  var number: Int
  var channel: Channel

  var person: BenchPerson { BenchPerson(number) }

  static func read(_ ledger: String) throws -> [HandedIn] {
    try String(contentsOfFile: ledger, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(HandedIn.self, from: Data($0.utf8))
    }
  }
}
