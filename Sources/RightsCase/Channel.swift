/// The door by which a request came in, or by which an answer leaves (law.md O1: any channel counts).
public enum Channel: String, Codable, Hashable, Sendable, CaseIterable {
  case email
  case post
  case web
  case phone
  case inPerson = "in-person"
  case social
}
