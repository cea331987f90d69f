import Foundation
import Sealing

/// A daily root as the database keeps it.
struct DailyRoot: Sendable {
  /// ISO date.
  let day: String
  /// The signed statement as JSON.
  let signed: String
  /// The columns beside the statement, where the login may read them.
  let columns: Columns?

  struct Columns: Sendable {
    let root: [UInt8]
    let cases: Int
  }

  /// The statement with its signature; nil where the JSON is none.
  var root: CaseRoot? { try? JSONDecoder().decode(CaseRoot.self, from: Data(signed.utf8)) }
}
