import Foundation
import HabeasTesting
import Testing

@Suite("habeas clock", .timeLimit(.minutes(1)))
struct ClockCommandTests {
  @Test("The committed cases all come out as expected, each on a line of its own")
  func vectors() async throws {
    let run = await CommandRun.habeas("clock", try TestInstallation.root + "/Tests/RightsLawTests/Vectors/clock-vectors.csv")
    #expect(run.status == 0, "\(run.text)")
    #expect(run.output.first == "id,expected,computed,verdict")
    #expect(run.output.dropFirst().allSatisfy { $0.hasSuffix(",ok") })
  }

  @Test("A case that differs ends with exit code 1; --explain shows its working with rule numbers")
  func differs() async throws {
    try await TestInstallation.with { installation in
      let file = "\(installation.folder)/cases.csv"
      try "id,jurisdiction,received_local,events,expected_due\nX1,GB-EAW,2026-06-01,,2026-07-02\n"
        .write(toFile: file, atomically: true, encoding: .utf8)
      let run = await CommandRun.habeas("clock", file, "--explain")
      #expect(run.status == 1)
      #expect(run.output.contains("X1,2026-07-02,2026-07-01,differs"), "\(run.text)")
      #expect(run.output.contains { $0.hasPrefix("  C") })
      #expect(run.complaints.isEmpty)
    }
  }

  @Test("A file that cannot be read as cases is named with its line")
  func malformed() async throws {
    try await TestInstallation.with { installation in
      let file = "\(installation.folder)/cases.csv"
      try "id,jurisdiction,received_local,events,expected_due\nX1,GB-EAW,2026-02-30,,2026-07-02\n"
        .write(toFile: file, atomically: true, encoding: .utf8)
      let run = await CommandRun.habeas("clock", file)
      #expect(run.status == 1)
      #expect(run.text.contains("line 2"), "\(run.text)")
    }
  }
}
