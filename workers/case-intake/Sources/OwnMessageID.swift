import Foundation
import RightsCase

/// Reads the Message-IDs that response-dispatch makes: `<case>.<subject>@domain`.
enum OwnMessageID {
  static func parse(_ text: String) -> (caseID: UUID, subject: SendSubject)? {
    let local = text.trimmingCharacters(in: ["<", ">", " "]).split(separator: "@").first ?? ""
    let parts = local.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let caseID = UUID(uuidString: String(parts[0])),
      let subject = SendSubject(String(parts[1].replacing(".", with: ":")))
    else { return nil }
    return (caseID, subject)
  }
}
