/// One row of a vector file.
struct ClockVectorRow {
  private let row: [String: String]
  private let jurisdiction: Jurisdiction
  private var right = Right.access
  private var asOf: LocalDate?
  private var events: [ClockEvent] = []
  private var noticeDates: [LocalDate] = []
  /// A vector's notice is a valid one unless it says otherwise.
  private var noticeReason: ExtensionReason? = .complexity

  init(_ row: [String: String]) throws(ClockError) {
    self.row = row
    jurisdiction = Jurisdiction(rawValue: row["jurisdiction", default: ""])
    let local = row["received_local", default: ""]
    let received = try LocalDate(iso: String(local.prefix(10)))
    guard local.utf8.count == 10 || local.dropFirst(10).first == "T" else { throw Self.unreadable("received_local", local) }
    events.append(.received(received))
    for part in row["events", default: ""].split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { throw Self.unreadable("event", String(part)) }
      try add(Self.trimmed(pair[0]), Self.trimmed(pair[1]), received: received)
    }
  }

  func vector() -> ClockVector {
    ClockVector(
      id: row["id", default: ""], jurisdiction: jurisdiction, right: right,
      events: events + noticeDates.map { .extensionNotice($0, reason: noticeReason) }, asOf: asOf,
      expected: row["expected_due", default: ""], rule: row["rule", default: ""])
  }

  private mutating func add(_ key: String, _ value: String, received: LocalDate) throws(ClockError) {
    switch key {
    case "ext_notice": noticeDates.append(try LocalDate(iso: value))
    case "ext_reason": noticeReason = value.isEmpty ? nil : try ExtensionReason(named: value)
    case "id_asked": events.append(.identityAsked(try LocalDate(iso: value), routine: false))
    case "id_routine": events.append(.identityAsked(try LocalDate(iso: value), routine: true))
    case "id_ok": events.append(.identityGiven(try LocalDate(iso: value)))
    case "auth_asked": events.append(.authorityAsked(try LocalDate(iso: value), routine: false))
    case "auth_ok": events.append(.authorityGiven(try LocalDate(iso: value)))
    case "fee12_5_asked", "fee_asked": events.append(.feeAsked(try LocalDate(iso: value)))
    case "fee12_5_paid", "fee_paid": events.append(.feePaid(try LocalDate(iso: value)))
    case "fee15_3_paid": events.append(.furtherCopyFeePaid(try LocalDate(iso: value)))
    case "clar": try addClarification(value)
    case "exam_announced": events.append(.examMarks(announced: value.isEmpty ? nil : try LocalDate(iso: value)))
    case "right": right = try Self.right(value)
    case "asof": asOf = try LocalDate(iso: value)
    case "utc": try check(utc: value, against: received)
    default: throw Self.unreadable("event", key)
    }
  }

  private mutating func addClarification(_ value: String) throws(ClockError) {
    guard value.utf8.count >= 12, value.dropFirst(10).hasPrefix("..") else { throw Self.unreadable("clar", value) }
    let asked = try LocalDate(iso: String(value.prefix(10)))
    events.append(.clarificationAsked(asked))
    let end = String(value.dropFirst(12))
    guard !end.isEmpty else { return }
    let answered = try LocalDate(iso: end)
    guard answered >= asked else {
      throw ClockError(.impossibleOrder, rule: "C6", "clarification is answered on \(answered), before it is asked for on \(asked)")
    }
    events.append(.clarificationAnswered(answered))
  }

  /// C9: the local date must be the one that the moment has in the controller's zone.
  private func check(utc value: String, against received: LocalDate) throws(ClockError) {
    guard let zone = jurisdiction.civilZone else { return }
    let date = try LocalDate(iso: String(value.prefix(10)))
    let time = value.dropFirst(10).split(separator: ":", omittingEmptySubsequences: false)
    guard value.last == "Z", time.count >= 2, time[0].count == 3, time[0].first == "T", let hour = Int(time[0].dropFirst()),
      let minute = Int(time[1].prefix(2)), (0..<24).contains(hour), (0..<60).contains(minute)
    else { throw Self.unreadable("utc", value) }
    let local = zone.localDate(utc: date, minute: hour * 60 + minute)
    guard local == received else {
      throw ClockError(.invalidVector, rule: "C9", "\(value) is \(local) in \(jurisdiction), not \(received); correct one of them")
    }
  }

  private static func right(_ value: String) throws(ClockError) -> Right {
    if value == "complaint_ack" { return .complaint }
    guard let right = Right(rawValue: String(value.map { $0 == "_" ? "-" : $0 })) else { throw unreadable("right", value) }
    return right
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static func unreadable(_ what: String, _ value: String) -> ClockError {
    ClockError(.invalidVector, rule: "C9", "\(what) '\(value.prefix(60))' cannot be read; see the columns' description")
  }
}
