import CaseStore
import ControllerProfile
import DataMap
import PostgresClient
import RightsLaw
import Sealing
import WorkerRuntime

/// Something that an operator has to mend: what, where, and what to do.
struct OperatorError: Error, CustomStringConvertible {
  let status: ExitStatus
  let description: String

  init(_ description: String, status: ExitStatus = .failure) {
    self.status = status
    self.description = description
  }

  /// The operator's view of an error that a library threw; nil where it is not about the installation.
  init?(explaining error: any Error) {
    switch error {
    case let error as OperatorError: self = error
    case let error as ConfigurationError: self.init("\(error)", status: .configuration)
    case let error as ProfileError: self.init("\(error)", status: .configuration)
    case let error as DataMapError: self.init("the data map has faults:\n\(error)", status: .configuration)
    case let error as PostgresError: self.init(Self.explain(error))
    case let error as SealingError: self.init("\(error)")
    case let error as AuthorityError: self.init("\(error)")
    case let error as MigrationError: self.init("\(error)")
    case let error as ClockError: self.init("\(error)")
    case is CancellationError: self.init("interrupted")
    default: return nil
    }
  }

  private static func explain(_ error: PostgresError) -> String {
    let remedy: String? =
      switch error.sqlState {
      case "28P01", "28000": "Check the login and its password file."
      case "3D000": "Run `habeas provision`, which creates the database."
      case "42501": "Use a login that may do this: the superuser, or a member of habeas_owner."
      default: nil
      }
    return remedy.map { "\(error) \($0)" } ?? "\(error)"
  }
}
