import Foundation
import RightsLaw
import Testing

@Suite("Clock vectors", .timeLimit(.minutes(1)))
struct ClockVectorTests {
  static func committed() throws -> [ClockVector] {
    let url = try #require(Bundle.module.url(forResource: "clock-vectors", withExtension: "csv", subdirectory: "Vectors"))
    return try ClockVector.parse(String(contentsOf: url, encoding: .utf8))
  }

  @Test("C2-C11: every worked case gives its expected date", arguments: try committed())
  func workedCase(_ vector: ClockVector) throws {
    let result = try vector.computed()
    #expect(result.due.description == vector.expected, "\(vector.id) \(vector.rule)\n\(result.explanation.joined(separator: "\n"))")
  }
}
