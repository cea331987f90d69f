import ArgumentParser
import Foundation
import Intake

/// `habeas recognise`: a dry run of recognition over texts.
struct RecogniseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recognise", abstract: "Says what texts ask for: language, rights and the words that led to them.",
    discussion: """
      Each file is one message as plain text in UTF-8. Prints one line of JSON for each, in the order given; docs/recognition.md describes
      its members. Needs no configuration and no network, keeps nothing, and says the same for the same text every time.
      """)

  @Argument(help: ArgumentHelp("The texts; none or - reads one from standard input.", valueName: "file"))
  var files: [String] = []
  @Option(help: "The language that the texts are in, as a BCP 47 tag, where their words leave it open.")
  var language: String?
  @Option(help: ArgumentHelp("A folder with further languages, a file for each.", valueName: "folder"))
  var languages: String?

  func run() async throws {
    let recogniser = try Recogniser(languagesIn: languages)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for file in files.isEmpty ? ["-"] : files {
      let content = try TextFile.read(file)
      let recognition = recogniser.recognise(subject: "", text: content, language: language)
      let line = RecognitionLine(file: file, text: content, recognition: recognition)
      Console.current.say(String(decoding: try encoder.encode(line), as: UTF8.self))
    }
  }
}
