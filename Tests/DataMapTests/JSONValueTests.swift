import DataMap
import Foundation
import Testing

@Suite("JSON values", .timeLimit(.minutes(1)))
struct JSONValueTests {
  @Test("what is written is read back the same")
  func roundTrip() throws {
    let value: JSONValue = ["a": [1, 2.5, true, nil, "x"], "big": 9_007_199_254_740_993, "o": [:]]
    let data = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
  }

  @Test("keys are found below objects and in arrays")
  func scalars() {
    let value: JSONValue = ["orders": [["id": 1], ["id": [2, 3]], ["id": nil]], "x": 1]
    #expect(value.scalars(at: ["orders", "id"]) == [1, 2, 3])
    #expect(value.scalars(at: ["x", "y"]).isEmpty)
  }

  private static let keys: [(JSONValue, String?)] = [
    (7, "7"), (.double(7), "7"), (true, "true"), ("a", "a"), (nil, nil), ([], nil),
  ]

  @Test("a key is looked up by its plain text", arguments: keys)
  func keyText(value: JSONValue, text: String?) { #expect(value.keyText == text) }
}
