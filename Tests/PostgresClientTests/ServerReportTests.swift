import Testing

@testable import PostgresClient

@Suite("Error reports, without a server")
struct ServerReportTests {
  private func report(_ state: String, _ primary: String) -> ServerReport {
    ServerReport(severity: "ERROR", sqlState: state, primary: primary)
  }

  @Test("The server's words for faults in values are replaced", arguments: ["22P02", "22007", "22003", "22999"])
  func values(state: String) {
    let error = report(state, "invalid input syntax for type integer: \"Priya\"").error()
    #expect(!error.message.contains("Priya"))
    #expect(error.sqlState == state)
  }

  @Test("Words that quote a parameter are withheld, others kept")
  func secrets() {
    #expect(!report("P0001", "no Priya here").error(hiding: ["Priya"]).message.contains("Priya"))
    #expect(report("P0001", "the case is closed").error(hiding: ["Priya"]).message == "the case is closed")
  }

  @Test("Which faults are worth another try")
  func retriable() {
    for state in ["40001", "40P01", "57P01", "57P03", "53300", "08006"] { #expect(report(state, "").error().isRetriable) }
    for state in ["23505", "42601", "57014", "P0001", "22P02"] { #expect(!report(state, "").error().isRetriable) }
    #expect(PostgresError(.connection, "").isRetriable)
    #expect(!PostgresError(.connection, "", sqlState: "28P01").isRetriable)
    #expect(!PostgresError(.unknownOutcome, "").isRetriable)
    #expect(!PostgresError(.unknownOutcome, "", sqlState: "57P01").isRetriable)
  }
}
