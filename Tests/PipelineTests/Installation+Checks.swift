import Foundation
import HabeasTesting
import Testing

extension Installation {
  /// Waits until a case is in a phase; without a reference, the only case.
  @discardableResult
  func awaitPhase(_ phase: String, of reference: String? = nil) async throws -> String {
    try await eventually("a case in phase \(phase)", within: .seconds(90), every: .milliseconds(300)) {
      try await inbox().first { $0.phase == phase && (reference == nil || $0.reference == reference) }?.reference
    }
  }

  func awaitCases(_ count: Int) async throws {
    try await eventually("\(count) cases", within: .seconds(30), every: .milliseconds(300)) { try await inbox().count == count }
  }

  func awaitLog(_ worker: String, containing text: String, times: Int) async throws {
    try await eventually("'\(text)' \(times) times in the log of \(worker)", within: .seconds(30)) {
      fleet.log(worker).components(separatedBy: text).count - 1 >= times
    }
  }

  /// `dpo review` unpacks the bytes that will be signed into a folder of the DPO's alone.
  func checkReview(of reference: String) async throws {
    let folder = directory + "/review"
    try await dpo("review", reference, "--output", folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.contains { $0.hasSuffix(".pdf") } && names.contains { $0.hasSuffix(".html") } && names.contains("manifest.json"))
    let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
    #expect(mode == 0o700)
  }

  /// The answer holds every record of the person and none of anybody else, marked DEMONSTRATION, with the parts that R1 asks for.
  func checkAnswer(to person: Person, reference: String) async throws {
    let folder = try await unpackAnswer(to: person)
    let data = try String(contentsOfFile: folder + "/data.json", encoding: .utf8)
    let expected = try canaries(of: person.address)
    #expect(expected.count >= 25, "the estate has records of the person in every system")
    for canary in expected { #expect(data.contains(canary), "a record of the person is missing") }
    let marks = Set(data.matches(of: /canary-[0-9a-z-]+/).map { String($0.output) })
    #expect(marks.isSubset(of: expected), "a record of somebody else is in the answer")
    let report = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".html") })
    #expect(try String(contentsOfFile: folder + "/" + report, encoding: .utf8).contains("DEMONSTRATION"))
  }

  /// The answer's text as the person has it: every file of it, the typeset ones too, and every mail.
  func everythingSent(to person: Person) async throws -> String {
    let folder = try await unpackAnswer(to: person)
    var text = try person.mails().joined(separator: "\n")
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let path = folder + "/" + name
      text += "\n\(name)\n"
      if name.hasSuffix(".pdf") {
        text += try await Program.run("/usr/bin/pdftotext", ["-layout", path, "-"])
      } else if let bytes = FileManager.default.contents(atPath: path) {
        text += String(decoding: bytes, as: UTF8.self)
      }
    }
    return text
  }

  private func unpackAnswer(to person: Person) async throws -> String {
    let mail = try #require(try person.answers().first)
    let file = directory + "/answer.eml"
    try mail.write(toFile: file, atomically: true, encoding: .utf8)
    let folder = directory + "/answer"
    try await Program.run(
      TestServers.require().python,
      [
        "-c",
        """
        import email, email.policy, io, sys, zipfile
        message = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
        part = next(message.iter_attachments())
        zipfile.ZipFile(io.BytesIO(part.get_content())).extractall(sys.argv[2])
        """, file, folder,
      ])
    return folder
  }

  /// Personal data reaches no log (rules of the house).
  func expectNoPersonalDataInLogs() throws {
    for worker in Self.workers + ["habeas"] {
      let log = fleet.log(worker)
      for secret in ["priya", "Nandakumar", "harbourtyres"] {
        #expect(!log.localizedCaseInsensitiveContains(secret), "the log of \(worker) has personal data")
      }
      for line in log.split(separator: "\n") {
        #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) is [String: Any], "a line of \(worker) is not JSON")
      }
    }
  }

  /// Messages that no worker may choke on.
  func publishPoison() async throws {
    let server = try broker.broker
    for (type, body) in [
      ("habeas.response.assemble.v1", "not json"), ("habeas.response.assemble.v9", #"{"case":"x"}"#),
    ] {
      let request =
        #"{"properties":{"type":"\#(type)","delivery_mode":2},"routing_key":"response.assemble","payload":\#(Self.quoted(body)),"payload_encoding":"string"}"#
      try await Program.run(
        "/usr/bin/curl",
        [
          "--silent", "--show-error", "--fail", "--user", "\(server.user):\(server.password)", "--header", "content-type: application/json",
          "--data", request, "http://127.0.0.1:\(server.managementPort)/api/exchanges/habeas/habeas.work/publish",
        ])
    }
    try await awaitLog("response-assembly", containing: "message.refused", times: 2)
    try await awaitLog("timekeeper", containing: "dead-letter", times: 2)
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
  }
}
