import CaseStore
import PostgresClient
import RightsCase
import Sealing

/// An error that says by itself what a person can do, without personal data: its description may be stored and shown.
public protocol PublicFault: Error, CustomStringConvertible, Sendable {
  /// Whether trying again can help without anybody acting.
  var isTransient: Bool { get }
}

/// The reason to record for an error: its own words where they are safe to show, else only its type.
func publicReason(of error: any Error) -> String {
  switch error {
  case let error as any PublicFault: error.description
  case let error as CaseStoreError: error.description
  case let error as SealingError: error.description
  case let error as UnknownEventKind: error.description
  case let error as PostgresError: "the database refused the step (\(error.sqlState ?? "\(error.code)")); see the server's log"
  default: "unexpected error of type \(type(of: error)); see the worker's log"
  }
}
