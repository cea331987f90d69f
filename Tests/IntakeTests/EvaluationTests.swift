import Foundation
import Testing

@testable import Intake

/// Prints the figures that docs/recognition.md states, and fails where they fall below them.
@Suite("Recognition over messages that it was not made with (O1)", .timeLimit(.minutes(1)))
struct EvaluationTests {
  private let recogniser: Recogniser
  private let messages: [EvaluationSet.Message]

  init() throws {
    recogniser = try Recogniser()
    messages = try EvaluationSet(file: URL(filePath: #filePath).deletingLastPathComponent().path + "/Evaluation/heldout.txt").messages
  }

  @Test("O1: no erasure is accepted that was not asked for, and the rest is as good as the page on recognition says")
  func figures() {
    let figures = EvaluationFigures(messages, by: recogniser)
    print("recognition, all: \(figures.text)")
    for language in recogniser.languages {
      print("recognition, \(language): \(EvaluationFigures(messages.filter { $0.language == language }, by: recogniser).text)")
    }
    #expect(figures.messages == 328 && figures.requests == 230 && figures.ordinary == 74 && figures.unclear == 24)
    #expect(figures.wrongErasures == 0)
    #expect(figures.unclearAccepted == 0)
    #expect(figures.ordinaryAccepted == 0)
    #expect(figures.microF1 >= 0.95)
    #expect(figures.requestsInTriage <= 12)
    #expect(figures.languagesRight >= 326)
    print("recognition, confidence: expected calibration error \(figures.calibrationError) over \(figures.suggestions.count) suggestions")
    #expect(figures.calibrationError <= 0.12)
  }

  @Test("O1: the messages that rules and words were made with are read as they were then")
  func tuning() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/Evaluation/tuning"
    let tuning = try recogniser.languages.flatMap { try EvaluationSet(file: "\(folder)/\($0).txt").messages }
    let figures = EvaluationFigures(tuning, by: recogniser)
    print("recognition, tuning: \(figures.text)")
    #expect(figures.messages == 1_851)
    #expect(figures.wrongErasures == 0)
    #expect(figures.unclearAccepted == 0)
    #expect(figures.ordinaryAccepted == 0)
    #expect(figures.microF1 >= 0.97)
  }

  @Test("O1: of orders, support, newsletters, offers and applications none is taken for a request")
  func ordinary() throws {
    let mails = try EvaluationSet(file: URL(filePath: #filePath).deletingLastPathComponent().path + "/Evaluation/ordinary.txt").messages
    let figures = EvaluationFigures(mails, by: recogniser)
    print("recognition, ordinary: \(figures.text)")
    #expect(figures.ordinary == 133)
    #expect(figures.ordinaryAccepted == 0)
    #expect(figures.ordinaryInTriage <= 30)
  }

  @Test("the same text is always read the same")
  func deterministic() throws {
    let again = try Recogniser()
    for message in messages {
      #expect(recogniser.recognise(subject: "", text: message.text) == again.recognise(subject: "", text: message.text))
    }
  }
}
