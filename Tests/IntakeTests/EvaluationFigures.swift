import RightsCase
import RightsLaw

@testable import Intake

/// How often recognition was right over an evaluation set.
struct EvaluationFigures {
  private(set) var messages = 0
  private(set) var requests = 0
  /// Rights of clear requests: rightly accepted, wrongly accepted, missed. One that went to triage is missed.
  private(set) var (hits, wrong, missed) = (0, 0, 0)
  private(set) var requestsInTriage = 0
  private(set) var wrongErasures = 0
  private(set) var ordinary = 0
  private(set) var (ordinaryAccepted, ordinaryInTriage) = (0, 0)
  private(set) var unclear = 0
  private(set) var unclearAccepted = 0
  private(set) var languagesRight = 0
  private(set) var (stops, channelsRight) = (0, 0)
  /// What was suggested, clearly or perhaps, with its confidence and whether it was asked for.
  private(set) var suggestions: [(confidence: Double, isRight: Bool)] = []

  init(_ messages: [EvaluationSet.Message], by recogniser: Recogniser) {
    for message in messages { add(message, recogniser.recognise(subject: "", text: message.text)) }
  }

  private mutating func add(_ message: EvaluationSet.Message, _ recognition: Recognition) {
    messages += 1
    if recognition.language == message.language { languagesRight += 1 }
    let isAccepted = recognition.disposition == .accept
    let found = isAccepted ? Set(recognition.rights.map(\.right)) : []
    var wanted: Set<Right> = []
    switch message.kind {
    case .request(let rights):
      wanted = rights
      requests += 1
      if recognition.disposition == .triage { requestsInTriage += 1 }
      hits += found.intersection(rights).count
      wrong += found.subtracting(rights).count
      missed += rights.subtracting(found).count
      if rights.contains(.marketingStop), let stop = recognition.rights.first(where: { $0.right == .marketingStop }), isAccepted {
        stops += 1
        if Set(stop.channels) == message.channels { channelsRight += 1 }
      }
    case .unclear:
      unclear += 1
      if isAccepted { unclearAccepted += 1 }
    case .ordinary:
      ordinary += 1
      if isAccepted { ordinaryAccepted += 1 }
      if recognition.disposition == .triage { ordinaryInTriage += 1 }
    }
    if message.kind != .unclear {
      suggestions += (recognition.rights + recognition.possible).map { ($0.confidence, wanted.contains($0.right)) }
    }
    if found.contains(.erasure), !wanted.contains(.erasure) { wrongErasures += 1 }
  }

  /// Of rights in clear requests.
  var microF1: Double { hits == 0 ? 0 : Double(2 * hits) / Double(2 * hits + wrong + missed) }

  /// How far confidence is from the share that was right, in tenths of the scale, each by how much is in it (expected calibration error).
  var calibrationError: Double {
    let bins = Dictionary(grouping: suggestions) { Int($0.confidence * 10) }.values
    let differences = bins.map { bin in abs(bin.map { $0.confidence - ($0.isRight ? 1 : 0) }.reduce(0, +)) }
    return suggestions.isEmpty ? 0 : differences.reduce(0, +) / Double(suggestions.count)
  }

  var text: String {
    let f1 = (microF1 * 1_000).rounded() / 1_000
    return "micro-F1 \(f1); of \(requests) requests \(requestsInTriage) in triage; wrong erasures \(wrongErasures); of \(ordinary) "
      + "ordinary mails \(ordinaryAccepted) accepted, \(ordinaryInTriage) in triage; of \(unclear) unclear ones \(unclearAccepted) accepted; language "
      + "right in \(languagesRight) of \(messages); channels right in \(channelsRight) of \(stops) accepted stops"
  }
}
