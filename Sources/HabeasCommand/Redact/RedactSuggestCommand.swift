import ArgumentParser
import DataMap
import Foundation
import Redaction

/// `habeas redact-suggest`: what of a free text is about other people.
struct RedactSuggestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact-suggest",
    abstract: "Suggests what of a text is about other people: names, emails, telephones, account and identity numbers.",
    discussion: """
      Each file is one text in UTF-8. Prints one line of JSON for each, in the order given: a list of start, end (in Unicode code points),
      kind and reason. Nothing of the text is repeated. The requester's own details, as a JSON file like {"name": "Ann Example",
      "email": ["ann@example.com"], "phone_number": "01632 960001"}, are never suggested. A person decides; nothing is blacked out by itself.
      """)

  @Argument(help: ArgumentHelp("The texts; none or - reads one from standard input.", valueName: "file"))
  var files: [String] = []
  @Option(name: .customLong("own-file"), help: ArgumentHelp("What belongs to the requester.", valueName: "file"))
  var ownFile: String?

  func run() async throws {
    let suggester = try RedactionSuggester()
    let own = try ownFile.map { try OwnDetails(identities: IdentityFile.read($0)) } ?? .none
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for file in files.isEmpty ? ["-"] : files {
      let lines = suggester.suggestions(in: try TextFile.read(file), own: own).map(SuggestionLine.init)
      Console.current.say(String(decoding: try encoder.encode(lines), as: UTF8.self))
    }
  }
}

/// One suggestion as it is printed.
private struct SuggestionLine: Encodable {
  var start: Int
  var end: Int
  var kind: RedactionSuggestion.Kind
  var reason: String

  init(_ suggestion: RedactionSuggestion) {
    start = suggestion.range.lowerBound
    end = suggestion.range.upperBound
    kind = suggestion.kind
    reason = suggestion.reason
  }
}

extension OwnDetails {
  /// Kinds that are neither a name nor an email are numbers.
  init(identities: [IdentityKind: [String]]) {
    let names: Set<IdentityKind> = [IdentityKind("name"), IdentityKind("names")]
    self.init(
      names: identities.filter { names.contains($0.key) }.flatMap(\.value), emails: identities[.email] ?? [],
      numbers: identities.filter { !names.contains($0.key) && $0.key != .email }.flatMap(\.value))
  }
}
