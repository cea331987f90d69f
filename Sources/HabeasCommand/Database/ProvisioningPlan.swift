/// What `habeas provision` brings about.
struct ProvisioningPlan {
  /// The database of Habeas.
  var database: String
  /// The content of `schemas/postgres/roles.sql`.
  var rolesScript: String
  /// The folder that gets `database/<login>` and `broker/<worker>`.
  var secretsDirectory: String
  /// Logins that get a password each.
  var workerLogins: [String]
  var brokerUsers: [String]
  /// Logins of people who decide, each a member of habeas_dpo.
  var dpoLogins: [String]

  /// Refuses logins that the database would take for something else.
  func check() throws {
    for login in dpoLogins {
      guard login.utf8.count <= 63, let first = login.utf8.first, (0x61...0x7A).contains(first),
        login.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F })
      else {
        throw OperatorError(
          "'\(login)' cannot be a login: use lower-case letters, digits and underscores, beginning with a letter", status: .usage)
      }
      // habeas.actor() takes habeas_… for a worker.
      guard !login.hasPrefix("habeas_"), !login.hasPrefix("pg_") else {
        throw OperatorError("'\(login)' cannot be a person's login: habeas_… are workers and pg_… are PostgreSQL's", status: .usage)
      }
    }
  }
}
