import Foundation
import HabeasTesting
import Testing

@Suite("habeas datamap and habeas plan", .timeLimit(.minutes(1)))
struct DataMapCommandTests {
  @Test("The controller's own map has no faults, and each system is named with its kind")
  func sound() async throws {
    let run = await CommandRun.habeas("datamap", "check", try TestInstallation.controller + "/datamap")
    #expect(run.status == 0, "\(run.text)")
    #expect(run.output.contains("surveys: http, 2 collections") && run.output.contains("visitor-book: files, 1 collection"), "\(run.text)")
    #expect(run.output.last?.hasPrefix("no faults; digest ") == true)
  }

  @Test("Every fault is on a line of its own with file, line and remedy, and the exit code is 1")
  func faulty() async throws {
    try await TestInstallation.with { installation in
      let folder = installation.folder + "/map"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let systems = "systems:\n  - key: Shop\n    connector: { kind: ftp }\n"
      try systems.write(toFile: folder + "/systems.yaml", atomically: true, encoding: .utf8)
      let run = await CommandRun.habeas("datamap", "check", folder)
      #expect(run.status == 1)
      #expect(run.output.contains { $0.hasPrefix("systems.yaml:3:") && $0.contains("kind `ftp`") }, "\(run.text)")
      #expect(run.output.count >= 5 && run.complaints.last == "\(run.output.count) faults")
    }
  }

  @Test("A plan says what is searched by what, and what is left out and why; no value is shown")
  func plan() async throws {
    try await TestInstallation.with { installation in
      let file = installation.folder + "/person.json"
      try #"{"email": ["canary@person.example"]}"#.write(toFile: file, atomically: true, encoding: .utf8)
      let map = try TestInstallation.controller + "/datamap"
      let run = await CommandRun.habeas("plan", "--datamap", map, "--identity-file", file)
      #expect(run.status == 0, "\(run.text)")
      #expect(run.output.contains("Survey tool (surveys, http)"))
      let second = "  2. [wave 2] survey.responses where respondent_id = any of survey.respondents.id (exact)"
      #expect(run.output.contains(second), "\(run.text)")
      let led = "  1. [wave 1] sales.orders where customer_number = any of crm.contacts.customer_number, found in another system (exact)"
      #expect(run.output.contains(led), "\(run.text)")
      #expect(run.output.contains("  not searched: reception.visitor_book, needs phone_number") == false)
      #expect(!run.text.contains("canary"))
      let drawing = await CommandRun.habeas("plan", "--datamap", map, "--identity-file", file, "--drawing")
      #expect(drawing.text.contains("flowchart LR") && drawing.text.contains("k0([\"email\"])") && !drawing.text.contains("canary"))
      #expect(drawing.text.contains("c_crm_46_contacts -->|\"customer_number = customer_number\"| c_sales_46_orders"), "\(drawing.text)")
      #expect(drawing.text.contains("c_survey_46_respondents -->|\"id = respondent_id\"| c_survey_46_responses"), "\(drawing.text)")
    }
  }
}
