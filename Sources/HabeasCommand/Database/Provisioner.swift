import PostgresClient

/// Makes roles, logins with passwords, and the database, as a superuser. Safe to run again, and at the same time as another.
struct Provisioner {
  /// The superuser's login; which database it names does not matter.
  let administrator: PostgresConfiguration
  /// Told each thing that was done.
  let say: (String) -> Void

  func provision(_ plan: ProvisioningPlan) async throws {
    try plan.check()
    var maintenance = administrator
    maintenance.database = "postgres"
    // Two clients: CREATE DATABASE cannot run in the transaction that holds the lock.
    try await withPostgres(maintenance) { guardian in
      try await guardian.withTransaction { lock in
        try await lock.query("SELECT pg_advisory_xact_lock(hashtext('habeas.provision'))")
        try await withPostgres(maintenance) { try await provision(plan, $0) }
      }
    }
  }

  private func provision(_ plan: ProvisioningPlan, _ client: PostgresClient) async throws {
    guard try await client.query("SELECT current_setting('is_superuser') AS setting")[0].string("setting") == "on" else {
      throw OperatorError("login '\(administrator.user)' is no superuser; provisioning makes roles and needs one")
    }
    try await client.execute(script: plan.rolesScript)
    try await createDatabase(plan.database, client)
    try SecretFile.makeDirectory("\(plan.secretsDirectory)/database")
    try SecretFile.makeDirectory("\(plan.secretsDirectory)/broker")
    for login in plan.workerLogins { try await setPassword(of: login, plan, client) }
    for login in plan.dpoLogins {
      try await createPerson(login, client)
      try await setPassword(of: login, plan, client)
    }
    for user in plan.brokerUsers {
      let path = "\(plan.secretsDirectory)/broker/\(user)"
      if try SecretFile.readOrCreate(path).isNew { say("new password of the broker user \(user): \(path)") }
    }
  }

  private func createDatabase(_ name: String, _ client: PostgresClient) async throws {
    let found = try await client.query("SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1", [.text(name)])
    guard let owner = try found.first?.string("owner") else {
      try await client.query("CREATE DATABASE \(quoted(name)) OWNER habeas_owner TEMPLATE template0 ENCODING 'UTF8'")
      return say("database \(name) created")
    }
    guard owner != "habeas_owner" else { return }
    // A database that the superuser made in advance is ours to take; anybody else's is not.
    guard owner == administrator.user else {
      throw OperatorError("the database '\(name)' belongs to '\(owner)'; choose another name, or make habeas_owner its owner")
    }
    try await client.query("ALTER DATABASE \(quoted(name)) OWNER TO habeas_owner")
    say("database \(name) given to habeas_owner")
  }

  private func createPerson(_ login: String, _ client: PostgresClient) async throws {
    let found = try await client.query(
      "SELECT rolsuper, pg_has_role(oid, 'habeas_dpo', 'MEMBER') AS member FROM pg_roles WHERE rolname = $1", [.text(login)])
    guard let row = found.first else {
      try await client.execute(script: "CREATE ROLE \(quoted(login)) LOGIN; GRANT habeas_dpo TO \(quoted(login))")
      return say("login \(login) created as a member of habeas_dpo")
    }
    let isSuperuser = try row.bool("rolsuper")
    let isMember = try row.bool("member")
    guard isMember, !isSuperuser else {
      throw OperatorError(
        "the login '\(login)' exists and is not a DPO's; its password is left alone. Choose another name, or drop that role first")
    }
  }

  private func setPassword(of login: String, _ plan: ProvisioningPlan, _ client: PostgresClient) async throws {
    let path = "\(plan.secretsDirectory)/database/\(login)"
    let (password, isNew) = try SecretFile.readOrCreate(path)
    guard password.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      throw OperatorError("\(path): the password has characters other than ASCII's; write another, or remove the file for a random one")
    }
    try await client.execute(script: "ALTER ROLE \(quoted(login)) PASSWORD '\(ScramVerifier(password: password))'")
    if isNew { say("new password of the database login \(login): \(path)") }
  }

  private func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}
