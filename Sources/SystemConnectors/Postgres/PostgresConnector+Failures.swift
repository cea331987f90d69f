import DataMap
import PostgresClient

extension PostgresConnector {
  /// What a database error means to those who operate the system.
  func failure(_ error: PostgresError, at address: CollectionAddress?) -> ConnectorError {
    let place = address.map { " `\($0)`" } ?? ""
    switch error.sqlState {
    case "28P01", "28000":
      return ConnectorError(
        .loginRefused, system: system.key, "The database refuses the login (SQLSTATE \(error.sqlState ?? "")).",
        remedy: "Correct user and password of the connection that the system names, and look at the server's pg_hba.conf.")
    case "3D000":
      return ConnectorError(
        .loginRefused, system: system.key, "The database named in the connection does not exist.", remedy: "Correct its name.")
    case "42P01", "3F000":
      return address.map(missingTable)
        ?? ConnectorError(
          .missingTable, system: system.key, "A table that the data map names does not exist.", remedy: "Correct the dataset.")
    case "42703":
      return ConnectorError(
        .missingColumn, system: system.key, "A column of\(place) went away while it was searched.",
        remedy: "Compare the dataset with the table; `habeas datamap check` names the column.")
    case "42501":
      return ConnectorError(
        .permissionDenied, system: system.key, "The login may not read\(place.isEmpty ? " a table" : place).",
        remedy: "Grant it SELECT on the tables of its datasets, and USAGE on their schema.")
    case "22P02", "42883", "42846", "22003":
      return ConnectorError(
        .typeMismatch, system: system.key, "The types of\(place.isEmpty ? " a reference" : place) and of what refers to it do not fit.",
        remedy: "Correct the reference in the dataset.")
    case "57014":
      return ConnectorError(
        .timeout, system: system.key, "The query of\(place.isEmpty ? " a collection" : place) took longer than \(limits.statementTimeout).",
        remedy: "Index the fields that it is looked up by, or raise the system's statement timeout.", isTransient: true)
    default:
      break
    }
    switch error.code {
    case .connection, .unknownOutcome:
      return ConnectorError(
        .unreachable, system: system.key, "The database does not answer: \(error.message)",
        remedy: "Look whether it runs and whether this host reaches it.", isTransient: true)
    case .deadline:
      return ConnectorError(
        .timeout, system: system.key, "The database took too long.", remedy: "Look at its load.", isTransient: true)
    case .cancelled, .closed:
      return ConnectorError(
        .cancelled, system: system.key, "The search was cancelled.", remedy: "It may be started again.", isTransient: true)
    default:
      return ConnectorError(
        .other, system: system.key, "The database reports an error\(place.isEmpty ? "" : " at" + place): \(error.message)",
        remedy: "Look at the database's log.", isTransient: error.isRetriable)
    }
  }

  func failure(_ fault: CollectionFault, at address: CollectionAddress) -> ConnectorError {
    switch fault {
    case .missingColumn(let field, let table):
      let place = field.map { " (\($0.location))" } ?? ""
      return ConnectorError(
        .missingColumn, system: system.key,
        "The table of `\(address)` has no column `\(field?.name ?? "?")`, which the data map names\(place).",
        remedy: "Was it renamed? Correct the dataset; the table has: \(table.columns.map(\.name).joined(separator: ", ")).")
    case .unfit(let field, let type, let use):
      return ConnectorError(
        .typeMismatch, system: system.key,
        "The column of `\(address).\(field)` has the type \(type), but the data map says that it \(use).",
        remedy: "Correct the dataset, or make the column jsonb.")
    }
  }

  func missingTable(_ address: CollectionAddress) -> ConnectorError {
    let dataset = datasets.first { $0.key == address.dataset }
    let place = dataset?.collection(named: address.collection).map { " (\($0.location))" } ?? ""
    return ConnectorError(
      .missingTable, system: system.key, "The database has no table for `\(address)`\(place), or the login does not see it.",
      remedy: "Was it renamed or dropped? Correct the dataset or its namespace, or grant USAGE on the schema.")
  }
}
