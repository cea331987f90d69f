import ArgumentParser
import CaseStore
import ControllerProfile
import Intake
import RightsCase
import RightsLaw

struct RecognitionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recognition", abstract: "How well requests were recognised, measured by what was decided in triage (O1).",
    discussion: """
      Counts codes alone. With --again the messages themselves are opened and read with the words of today, to see whether a change of
      recognition/<language>.json mends what was wrong; the profile has to allow that (recognition.examples), and what retention has
      destroyed is left out. Nothing is kept or shown of them.
      """)

  @OptionGroup var options: DeskOptions
  @Flag(help: "Read the messages again with the words of today.") var again = false

  func run() async throws {
    try await DeskSession.run(options, readsPersonalData: again) { session in
      if again, !(session.profile.recognition?.examples ?? false) {
        throw DeskError.refused(
          "the profile does not allow decided requests to be read again. Where your notice allows it, write recognition: {examples: true} "
            + "into profile.yaml.")
      }
      let readings = try await session.desk.readings()
      let console = Console.standard
      console.write(RecognitionPage(decisions: readings.map(\.decision), style: console.style).text)
      if again { console.write(try await readAgain(readings, in: session).text) }
    }
  }

  private func readAgain(_ readings: [Desk.ReadingLine], in session: DeskSession) async throws -> RereadingPage {
    let recogniser = try session.recogniser()
    var page = RereadingPage()
    for line in readings {
      let stored = try await session.store.load(line.caseID)
      guard let opening = stored.state.opened?.submission, stored.state.destroyed.isEmpty,
        let bytes = try await session.store.open([opening], of: stored).first
      else {
        page.destroyed += 1
        continue
      }
      page.add(line.decision, readAs: Suggestion(for: try Submission(vaultBytes: bytes), by: recogniser).rights)
    }
    return page
  }
}
