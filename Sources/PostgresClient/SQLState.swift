/// What the client knows about SQLSTATE codes (appendix A of the PostgreSQL manual).
enum SQLState {
  static let queryCanceled = "57014"
  static let invalidStatementName = "26000"
  static let featureNotSupported = "0A000"
  static let inFailedTransaction = "25P02"

  /// Faults that pass: the same transaction, run again, can be expected to work.
  static func isTransient(_ state: String) -> Bool {
    switch state {
    case "40001", "40P01", "55P03": true  // serialisation failure, deadlock, lock not available
    case "57P01", "57P02", "57P03", "57P05": true  // shut down, crash, starting up, idle session ended
    case invalidStatementName: true  // the statement is prepared anew
    default: state.hasPrefix("08") || state.hasPrefix("53") && state != "53400"
    }
  }

  /// Faults of a login that no waiting mends: wrong password or role, no such database, refused by pg_hba.conf.
  static func isLoginRefusal(_ state: String) -> Bool {
    state.hasPrefix("28") || state == "3D000" || state == "42501" || state == "22023" || state == "42704"
  }

  /// Class 22: the server's words for these quote the value.
  static func isAboutValues(_ state: String) -> Bool {
    state.hasPrefix("22")
  }

  static func nameOfValueFault(_ state: String) -> String {
    switch state {
    case "22001": "a string is too long for its column"
    case "22003": "a number is out of range"
    case "22004": "a null value where none is allowed"
    case "22007": "a date or time is not written as one"
    case "22008": "a date or time is out of range"
    case "22012": "a division by zero"
    case "22021": "a text is not valid in the database's encoding"
    case "22023": "an argument has a value that is not allowed"
    case "2200H": "a sequence has no numbers left"
    case "22P02": "a value is not written as its type wants it"
    case "22P03": "a binary value is not laid out as its type wants it"
    case "22P05": "a character has no form in the other encoding"
    case "22030", "22032": "a JSON text is not valid"
    default: "a value is not acceptable to the statement"
    }
  }
}
