import Foundation
import RightsCase
import RightsLaw

/// The invented messages of a file below `Evaluation`, with what each asks for. No word and no rule is ever changed for one of `heldout.txt`;
/// those of `tuning` are what words and rules are made with.
struct EvaluationSet {
  enum Kind: Hashable {
    /// Asks clearly for these rights.
    case request(Set<Right>)
    /// Must go to a person.
    case unclear
    /// Orders, support and the like.
    case ordinary
  }

  struct Message {
    var language: String
    var kind: Kind
    /// Of a marketing stop.
    var channels: Set<RightsCase.MarketingChannel>
    var text: String
  }

  let messages: [Message]

  init(file: String) throws {
    var messages: [Message] = []
    var language = ""
    for (number, line) in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").enumerated() {
      if line.hasPrefix("## ") { language = String(line.dropFirst(3)) }
      if line.hasPrefix("#") { continue }
      let parts = line.split(separator: "|", maxSplits: 1)
      guard parts.count == 2 else { throw Fault(line: number + 1) }
      var message = Message(
        language: language, kind: .unclear, channels: [], text: String(parts[1]).replacing("\\n", with: "\n"))
      switch parts[0] {
      case "?": break
      case "-": message.kind = .ordinary
      default:
        var rights: Set<Right> = []
        for label in parts[0].split(whereSeparator: { ",:".contains($0) }) {
          if let right = Right(rawValue: String(label)) {
            rights.insert(right)
          } else if let channel = RightsCase.MarketingChannel(rawValue: String(label)) {
            message.channels.insert(channel)
          } else {
            throw Fault(line: number + 1)
          }
        }
        message.kind = .request(rights)
      }
      messages.append(message)
    }
    self.messages = messages
  }

  struct Fault: Error { var line: Int }
}
