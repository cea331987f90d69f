import DataMap
import ODBCClient

extension ODBCConnector {
  /// What a driver's error means to those who operate the system.
  func failure(_ error: ODBCError, at address: CollectionAddress?) -> ConnectorError {
    let place = address.map { " `\($0)`" } ?? ""
    switch error.code {
    case .deadline: return timeout(place)
    case .cancelled:
      return ConnectorError(
        .cancelled, system: system.key, "The search was cancelled.", remedy: "It may be started again.", isTransient: true)
    case .tooLarge:
      return ConnectorError(
        .tooLarge, system: system.key, "A value of\(place.isEmpty ? " a collection" : place) has more than 64 MiB.",
        remedy: "Leave its column out of the dataset and let a person look at it.")
    case .connection, .statement: break
    }
    switch (error.sqlState, error.nativeCode) {
    case ("IM002", _), ("IM003", _), ("01000", 0):
      return ConnectorError(
        .wrongSystem, system: system.key, "There is no ODBC driver `\(settings.driver)` on this machine.",
        remedy: "Install it, or name it in the connection as odbcinst.ini does (`odbcinst -q -d` lists them).")
    case ("28000", _), (_, 1045), (_, 1698):
      return ConnectorError(
        .loginRefused, system: system.key, "The database refuses the login (SQLSTATE \(error.sqlState)).",
        remedy: "Correct user and password of the connection that the system names.")
    case (_, 1049), (_, 1044):
      return ConnectorError(
        .loginRefused, system: system.key, "The database named in the connection does not exist, or the login may not use it.",
        remedy: "Correct its name, or grant the login SELECT on its tables.")
    case (_, 1142), (_, 1143):
      return ConnectorError(
        .permissionDenied, system: system.key, "The login may not read\(place.isEmpty ? " a table" : place).",
        remedy: "Grant it SELECT on the tables of its datasets.")
    case (_, 1969), (_, 3024), (_, 1317): return timeout(place)
    case ("42S02", _), (_, 1146): if let address { return missingTable(address) }
    case ("42S22", _), (_, 1054):
      return ConnectorError(
        .missingColumn, system: system.key, "A column of\(place) is not in the table.",
        remedy: "Compare the dataset with the table; `habeas doctor` names the column.")
    default: break
    }
    guard error.code == .connection else {
      return ConnectorError(
        .other, system: system.key,
        "The database reports an error\(place.isEmpty ? "" : " at" + place): SQLSTATE \(error.sqlState), number \(error.nativeCode).",
        remedy: "Look whether table and columns are there (`habeas doctor`), and at the database's log.")
    }
    return ConnectorError(
      .unreachable, system: system.key, "The database does not answer: \(error.description)",
      remedy: "Look whether it runs and whether this host reaches it.", isTransient: true)
  }

  func missingTable(_ address: CollectionAddress) -> ConnectorError {
    let dataset = datasets.first { $0.key == address.dataset }
    let place = dataset?.collection(named: address.collection).map { " (\($0.location))" } ?? ""
    return ConnectorError(
      .missingTable, system: system.key, "The database has no table for `\(address)`\(place), or the login does not see it.",
      remedy: "Was it renamed or dropped? Correct the dataset or its namespace, or grant SELECT on it.")
  }

  func missingColumn(_ field: DatasetField, in address: CollectionAddress, columns: [String]) -> ConnectorError {
    ConnectorError(
      .missingColumn, system: system.key,
      "The table of `\(address)` has no column `\(field.name)`, which the data map names (\(field.location)).",
      remedy: "Was it renamed? Correct the dataset; the table has: \(columns.joined(separator: ", ")).")
  }

  func nestedLookup(_ path: [String], in address: CollectionAddress) -> ConnectorError {
    ConnectorError(
      .typeMismatch, system: system.key, "`\(address)` is looked up by `\(path.joined(separator: "."))`, which lies inside a column.",
      remedy: "Through ODBC whole columns are looked up; make a view with a column for it, and describe the view.")
  }

  private func timeout(_ place: String) -> ConnectorError {
    ConnectorError(
      .timeout, system: system.key, "The query of\(place.isEmpty ? " a collection" : place) took longer than \(limits.statementTimeout).",
      remedy: "Index the fields that it is looked up by, or raise the system's statement timeout.", isTransient: true)
  }
}
