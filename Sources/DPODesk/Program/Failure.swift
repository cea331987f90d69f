import CaseStore
import ControllerProfile
import DataMap
import Intake
import PostgresClient
import ResponseBundle
import RightsCase
import RightsLaw
import Sealing
import VaultContents
import WorkerRuntime

/// How a command ends that did not do what was asked: words for a person, and the exit code.
struct Failure: Hashable {
  enum Code {
    static let none: Int32 = 0
    /// The case's rules, or a signature's, do not allow it.
    static let refused: Int32 = 1
    /// Usage, configuration, or a file or service that it needs.
    static let untried: Int32 = 2
  }

  let message: String
  let code: Int32

  /// Nil for errors of the command line, which the parser words itself.
  init?(_ error: any Error) {
    switch error {
    case let error as DeskError: self.init(error.kind == .refused ? Code.refused : Code.untried, error.description)
    case let error as Rejection: self.init(Code.refused, "\(error.message.asSentence) \(error.code.remedy)")
    case let error as AuthorityError: self.init(Code.refused, error.description)
    case let error as BundleVerificationError: self.init(Code.refused, error.description)
    case let error as DecisionError: self.init(Code.refused, "\(error)")
    case let error as PostgresError: self.init(database: error)
    case is ConfigurationError, is ProfileError, is SealingError, is CaseStoreError, is CalendarError, is DataMapError, is TemplateError,
      is VaultContentError, is SubmissionFault, is UnknownEventKind:
      self.init(Code.untried, "\(error)")
    case is CancellationError: self.init(Code.untried, "interrupted; nothing was changed.")
    default: return nil
    }
  }

  private init(_ code: Int32, _ message: String) {
    self.message = message
    self.code = code
  }

  /// The migrations' own codes say why a key gives no authority; the rest is about reaching the database.
  private init(database error: PostgresError) {
    switch error.sqlState {
    case "HB001", "HB002", "HB004":
      self.init(Code.refused, "\(error.message.asSentence) See: dpo key list")
    case "42501":
      self.init(
        Code.untried,
        "\(error.message.asSentence) Use the login of a person who is a member of habeas_dpo: database.user in habeas.yaml or "
          + "HABEAS_DATABASE_USER.")
    default:
      self.init(
        Code.untried,
        "the database: \(error.message.asSentence) Check database.* in habeas.yaml and whether PostgreSQL runs; nothing is lost.")
    }
  }
}
