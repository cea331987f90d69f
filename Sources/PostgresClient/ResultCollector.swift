import CLibPQ

/// Sorts libpq's results to the commands that they answer.
struct ResultCollector {
  /// What was sent, in order.
  enum Step {
    /// The client's own: BEGIN, DEALLOCATE.
    case housekeeping
    case drop(name: String)
    case prepare(sql: String, name: String)
    case command(Int)
  }

  enum Progress {
    case more
    /// The server has answered everything.
    case done
    /// libpq has nothing to hand out at present.
    case idle
  }

  let steps: [Step]
  /// Sync points that the server has still to reach.
  private var syncs: Int
  /// The simple protocol: one text, any number of results, no sync point.
  let isScript: Bool

  private(set) var results: [ResultStorage] = []
  private(set) var succeeded: [Int] = []
  private(set) var failure: (step: Int, report: ServerReport)?
  private(set) var metCopy = false
  private var current = 0
  private var answered = false

  init(steps: [Step], syncs: Int) {
    self.steps = steps
    self.syncs = syncs
    isScript = false
  }

  private init() {
    steps = []
    syncs = 0
    isScript = true
  }

  static let script = ResultCollector()

  /// Takes over what `PQgetResult` returned.
  mutating func take(_ handle: OpaquePointer?) -> Progress {
    guard let handle else {
      if isScript { return .done }
      guard answered else { return .idle }
      answered = false
      current += 1
      return .more
    }
    let status = PQresultStatus(handle)
    switch status {
    case PGRES_PIPELINE_SYNC:
      PQclear(handle)
      syncs -= 1
      return syncs == 0 ? .done : .more
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
      keep(handle)
    case PGRES_PIPELINE_ABORTED:
      PQclear(handle)
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
      PQclear(handle)
      metCopy = true
      return .done
    default:
      if failure == nil { failure = (current, ServerReport(handle)) }
      PQclear(handle)
    }
    answered = true
    return .more
  }

  private mutating func keep(_ handle: OpaquePointer) {
    succeeded.append(current)
    if !isScript, current < steps.count, case .command = steps[current] {
      results.append(ResultStorage(handle))
    } else {
      PQclear(handle)
    }
  }
}
