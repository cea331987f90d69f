import CLibPQ
import Glibc
import ThreadLoop

extension PostgresConnection {
  /// Why a connection could not be made.
  struct OpenFailure: Error {
    let error: PostgresError
    /// No waiting will mend it.
    let isFinal: Bool
  }

  /// Connects and logs in, within the configuration's `connectTimeout`.
  func open(operation: Operation? = nil) async throws(OpenFailure) {
    let deadline = ContinuousClock.now + configuration.connectTimeout
    var addresses: [String] = []
    if !configuration.usesSocket, !AddressResolver.isNumeric(configuration.host) {
      addresses = await AddressResolver.addresses(of: configuration.host)
    }
    guard let pointer = Self.start(configuration.keywords(addresses: addresses)) else {
      throw failure("libpq is out of memory")
    }
    let handle = ConnectionHandle(pointer)
    // The SQLSTATE of a refused login is to be had only in the text, and there only when it is verbose.
    PQsetErrorVerbosity(pointer, PQERRORS_VERBOSE)
    habeas_pq_drop_notices(pointer)
    self.handle = handle
    do {
      try await logIn(handle, deadline: deadline, operation: operation)
    } catch {
      close()
      throw error
    }
  }

  private func logIn(
    _ handle: ConnectionHandle, deadline: ContinuousClock.Instant, operation: Operation?
  ) async throws(OpenFailure) {
    let pointer = handle.pointer
    guard PQstatus(pointer) != CONNECTION_BAD else { throw serverFailure(pointer) }
    var interest = Interest.write
    while true {
      switch await wait(for: interest, until: deadline, operation: operation) {
      case .ready: break
      case .timedOut: throw failure("no answer within \(configuration.connectTimeout)")
      case .cancelled: throw OpenFailure(error: .cancelled, isFinal: false)
      }
      switch PQconnectPoll(pointer) {
      case PGRES_POLLING_READING: interest = .read
      case PGRES_POLLING_WRITING: interest = .write
      case PGRES_POLLING_OK:
        guard PQsetnonblocking(pointer, 1) == 0, PQenterPipelineMode(pointer) == 1, let canceller = QueryCanceller(handle) else {
          throw failure("libpq is out of memory")
        }
        self.canceller = canceller
        return
      default: throw serverFailure(pointer)
      }
    }
  }

  private static func start(_ keywords: [(String, String)]) -> OpaquePointer? {
    let names = keywords.map { strdup($0.0) }
    let values = keywords.map { strdup($0.1) }
    defer { for pointer in names + values { free(pointer) } }
    let nameList: [UnsafePointer<CChar>?] = names.map { UnsafePointer($0) } + [nil]
    let valueList: [UnsafePointer<CChar>?] = values.map { UnsafePointer($0) } + [nil]
    return PQconnectStartParams(nameList, valueList, 0)
  }

  private func failure(_ reason: String, sqlState: String? = nil) -> OpenFailure {
    let message = "Cannot connect to \(configuration.endpoint), database “\(configuration.database)”, as “\(configuration.user)”: "
    let isFinal = sqlState.map(SQLState.isLoginRefusal) ?? false
    return OpenFailure(error: PostgresError(.connection, message + reason + ".", sqlState: sqlState), isFinal: isFinal)
  }

  private func serverFailure(_ pointer: OpaquePointer) -> OpenFailure {
    let text = String(cString: PQerrorMessage(pointer))
    let (reason, sqlState) = LoginMessage.parse(text)
    return failure(reason, sqlState: sqlState)
  }
}
