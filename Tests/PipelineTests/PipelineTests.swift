import Foundation
import HabeasTesting
import Testing

/// The way of a request from a real mailbox to a delivered answer, with every worker as a process of its own.
@Suite("From email to signed answer", .serialized, .timeLimit(.minutes(10)))
struct PipelineTests {
  @Test("N1, N7, R11: a request by email becomes one signed answer to the address on file; nothing leaves before, and nothing advertises")
  func accessRequest() async throws {
    try await Installation.with { installation in
      let priya = Person.priya(installation)
      try await installation.captureMessages()
      try await priya.askForEverything()
      let acknowledgement = try await priya.received { !$0.contains("application/zip") }
      #expect(acknowledgement.contains("Auto-Submitted: auto-replied"))
      try await priya.giveCodeBack()
      let reference = try await installation.awaitPhase("awaiting-approval")
      #expect(try priya.answers().isEmpty, "nothing leaves before the approval (rule 8)")

      try await installation.checkReview(of: reference)
      try await installation.approve(reference)
      _ = try await priya.received { $0.contains("application/zip") }
      try await installation.awaitPhase("closed", of: reference)
      try await installation.checkAnswer(to: priya, reference: reference)
      for mail in try priya.mails() {
        #expect(!mail.lowercased().contains("unsubscribe"), "service mail has no opt-out, for it advertises nothing")
      }
      try await installation.checkCapturedMessages()

      // The same mail delivered twice is one submission and one case.
      let before = try await installation.inbox().count
      let mail =
        "From: Priya Nandakumar <\(priya.address)>\r\nTo: \(installation.mailbox.address)\r\nSubject: My data\r\n"
        + "Message-ID: <twice@person.example>\r\nDate: Sun, 01 Nov 2026 09:00:00 +0000\r\n\r\nPlease send me everything you hold about me.\r\n"
      try await priya.deliver(mail)
      try await priya.deliver(mail)
      try await installation.awaitLog("case-intake", containing: "submission.opened", times: 3)
      try await installation.awaitCases(before + 1)

      await installation.fleet.stop()
      #expect(
        installation.fleet.exitCodes.values.allSatisfy { $0 == 0 }, "every worker drains and ends with 0: \(installation.fleet.exitCodes)")
      try installation.expectNoPersonalDataInLogs()
    }
  }

  @Test("O1, R3, R14: an erasure is accepted with one key, carried out by a person and settled; the person is told, and no copy is made")
  func erasure() async throws {
    try await Installation.with { installation in
      let priya = Person.priya(installation)
      try await priya.write(subject: "My account", "Hello,\r\n\r\nplease delete all my personal data.\r\n\r\n\(priya.name)")
      let reference = try await installation.awaitPhase("triage")
      let shown = try await installation.dpo(pressing: "a", "triage", reference)
      #expect(shown.contains("[a] accept: erasure"), "\(shown)")
      try await priya.giveCodeBack()
      try await installation.awaitPhase("triage", of: reference)
      let steps = try await installation.dpo("show", reference)
      #expect(steps.contains("dpo settle \(reference) --item 1"), "what was found is the officer's to carry out: \(steps)")

      let done = installation.directory + "/done.txt"
      try "Erased in the portal, the orders and the CRM; the backups end in 30 days.".write(toFile: done, atomically: true, encoding: .utf8)
      try await installation.dpo("settle", reference, "--outcome", "granted", "--recipients", "told", "--done", done, "--yes")
      let letter = try await priya.received { $0.contains("You asked us to erase your data") }
      #expect(
        letter.contains("right to complain") && letter.contains("told those who got the data")
          && !letter.contains("backups end in 30 days"), "what was noted stays in the vault")
      try await installation.awaitPhase("closed", of: reference)
      #expect(try priya.answers().isEmpty, "nobody who wants data erased is sent a copy of it")
      #expect(try await installation.dpo("recognition").contains("1 accepted: 1 as suggested, 0 corrected"))
    }
  }

  @Test("R14: what is withheld in silence leaves no trace in letter, copy, report, data, manifest, coverage or mail, and the rest is there")
  func silence() async throws {
    try await Installation.with { installation in
      let priya = Person.priya(installation)
      try await priya.askForEverything()
      try await priya.giveCodeBack()
      let reference = try await installation.awaitPhase("awaiting-approval")
      let record = installation.directory + "/record.txt"
      try "reasoning: the police asked us not to alert anyone\nprejudice: it would warn a suspect\nreviewer: dpo_deputy\n"
        .write(toFile: record, atomically: true, encoding: .utf8)
      try await installation.dpo(
        "exempt", reference, "--ground", "S2.2", "--withhold", "crm/crm.interactions", "--record", record, "--silent", "--yes")
      try await eventually("an answer without it") { try await installation.dpo("show", reference).contains("version 2, assembled") }
      try await installation.awaitPhase("awaiting-approval", of: reference)
      try await installation.approve(reference)
      try await installation.awaitPhase("closed", of: reference)

      let sent = try await installation.everythingSent(to: priya)
      let hidden = try installation.canaries(of: priya.address, in: "interaction")
      #expect(hidden.count >= 2)
      for trace in hidden + ["crm.interactions", "S2.2", "Schedule 2", "police", "suspect", "dpo_deputy"] {
        #expect(!sent.contains(trace), "\(trace) shows that something was withheld")
      }
      let shown = try installation.canaries(of: priya.address).subtracting(hidden)
      for canary in shown { #expect(sent.contains(canary), "what is not withheld is all there") }
    }
  }

  @Test("R12, C5: who has not sent the code back gets it once more; the officer is told by mail that a date is near, and of nobody's name")
  func reminders() async throws {
    try await Installation.with { installation in
      let priya = Person.priya(installation)
      try await priya.askForEverything()
      // Not in one expression: a closure within a macro's argument takes the place of the one behind it.
      let first = try await priya.received { Person.code(in: $0) != nil }
      let code = try #require(Person.code(in: first))
      try await installation.setClock(ahead: "37 hours")
      let reminder = try await priya.received { $0.contains("Reminder: your code") }
      #expect(Person.code(in: reminder) == code, "the code of the first mail, not a second one")
      try await priya.reply(to: reminder, code)
      let reference = try await installation.awaitPhase("awaiting-approval")

      try await installation.setClockBeforeDueDate()
      let officer = try await eventually("a mail to the officer") {
        try installation.sink.messages()
          .filter { $0.sender == installation.mailbox.address && $0.recipients.contains("info@theoptimisedgroup.com") }
          .map { String(decoding: try installation.sink.bytes(of: $0), as: UTF8.self) }
          .first { $0.contains("The statutory date is tomorrow") }
      }
      #expect(officer.contains(reference) && officer.contains("dpo show"))
      #expect(!officer.contains("Priya") && !officer.contains(priya.address))
      #expect(
        !officer.contains("Reply-To: \"Optimised Group, Data Protection Officer\"\r\n\t<privacy"), "a reply is no message of the person's")
      let reminders = try priya.mails().filter { $0.contains("Subject: Reminder: your code") }
      #expect(reminders == [reminder], "once")
    }
  }

  @Test("R24, C11, O5: a reply to a closed case is looked at; a breach by our answer is drafted, decided and counted")
  func afterwards() async throws {
    try await Installation.with { installation in
      let priya = Person.priya(installation)
      try await priya.askForEverything()
      try await priya.giveCodeBack()
      let reference = try await installation.awaitPhase("awaiting-approval")
      try await installation.approve(reference)
      let answer = try await priya.received { $0.contains("application/zip") }
      try await installation.awaitPhase("closed", of: reference)

      try await priya.reply(to: answer, "Half of it is not there. You left out what I wrote to your people in spring.")
      let reply = try await installation.awaitPhase("triage")
      #expect(reply != reference)
      let shown = try await installation.dpo("show", reply)
      #expect(shown.contains("A reply to case \(reference), which is closed."), "\(shown)")
      try await installation.dpo("triage", reply, "--accept", "--right", "complaint")
      _ = try await priya.received { $0.contains("Subject: We have received your complaint") }

      let text = installation.directory + "/breach.txt"
      try "The answer went to an address that is no longer hers.".write(toFile: text, atomically: true, encoding: .utf8)
      #expect(try await installation.dpo("breach", reference, "--what", text, "--yes").contains("Tell the authority before"))
      #expect(try await installation.dpo("inbox").contains(reference), "a closed case with an open breach")
      let drafts = installation.directory + "/drafts"
      try await installation.dpo("breach", reference, "--drafts", drafts)
      for name in ["breach-authority.txt", "breach-person.txt"] {
        #expect(try String(contentsOfFile: drafts + "/" + name, encoding: .utf8).contains(reference))
      }
      try await installation.dpo("breach", reference, "--authority", "told", "--person", "told", "--why", text, "--yes")
      #expect(try await !installation.dpo("inbox").contains(reference))

      let figures = try await installation.dpo("figures")
      #expect(figures.contains("2 cases") && figures.contains("1 of 1, 100 %"), "\(figures)")
      try installation.expectNoPersonalDataInLogs()
    }
  }

  @Test("O3, N12: who lives in Poland is told of the Polish authority beside the Commissioner")
  func ownAuthority() async throws {
    try await Installation.with { installation in
      let danuta = Person(name: "Danuta Wójcik", address: "danuta.wojcik@baltykserwis.example", installation: installation)
      try await danuta.write(subject: "Moje dane", "Proszę o kopię wszystkich danych, które o mnie macie.")
      let mail = try await danuta.received { Person.code(in: $0) != nil }
      let code = try #require(Person.code(in: mail))
      try await danuta.reply(to: mail, code)
      let reference = try await installation.awaitPhase("awaiting-approval")
      let folder = installation.directory + "/unpacked"
      try await installation.dpo("review", reference, "--output", folder)
      let letter = try await Program.run("/usr/bin/pdftotext", ["-layout", folder + "/letter.pdf", "-"])
      #expect(letter.contains("uodo.gov.pl") && letter.contains("ico.org.uk"), "\(letter)")
    }
  }

  @Test("R4, R19: the end of a restriction is told by a letter although the case is closed; an agent is asked for their authority")
  func restrictionAndAgent() async throws {
    try await Installation.with { installation in
      let text = installation.directory + "/record.txt"
      try "Checked on paper.".write(toFile: text, atomically: true, encoding: .utf8)
      let priya = Person.priya(installation)
      try await priya.write(subject: "My data", "Please restrict the processing of my personal data until you have checked it.")
      let reference = try await installation.awaitPhase("triage")
      try await installation.dpo("triage", reference, "--accept")
      try await priya.giveCodeBack()
      try await installation.awaitPhase("triage", of: reference)
      try await installation.dpo("settle", reference, "--outcome", "granted", "--recipients", "none", "--done", text, "--yes")
      try await installation.awaitPhase("closed", of: reference)
      try await installation.dpo(
        "lift-restriction", reference, "--reason", "accuracy-checked", "--on", "2099-01-05", "--record", text, "--yes")
      let letter = try await priya.received { $0.contains("Subject: We will use your data again") }
      #expect(letter.contains("5 January 2099") && letter.contains("Dear Priya Nandakumar") && letter.contains("Article 18(1)(a)"))

      let agent = Person(name: "Tobias Reed", address: "tobias.reed@agents.example", installation: installation)
      try await agent.write(subject: "For a client", "Please send me a copy of all personal data that you hold about my client.")
      let other = try await installation.awaitPhase("triage")
      try await installation.dpo("authority", other, "--reasons-file", text, "--yes")
      let question = try await agent.received { $0.contains("Subject: Please show us that you may act") }
      #expect(!question.contains("Priya") && question.contains(other))
      try await installation.dpo("authority", other, "--given", "--right", "access", "--record", text, "--yes")
      #expect(try await installation.dpo("show", other).contains("Authority shown for access to the data"))
    }
  }

  @Test("kill -9 of each worker, the broker and the database in mid-way still ends with one answer, not two and not none")
  func kills() async throws {
    try await Installation.with { installation in
      let priya = Person.priya(installation)
      installation.fleet.kill("email-intake")
      try await priya.askForEverything()
      try await installation.fleet.start(["email-intake"])
      try await installation.fleet.killAndRestart("case-intake")
      try await installation.fleet.killAndRestart("outbox-relay")
      try await installation.broker.kill()
      try await installation.broker.start()
      try await installation.fleet.killAndRestart("identity-verification")
      try await priya.giveCodeBack()
      try await installation.database.kill()
      try await installation.database.start()
      try await installation.fleet.killAndRestart("data-discovery")
      try await installation.fleet.killAndRestart("response-assembly")
      try await installation.fleet.killAndRestart("timekeeper")
      let reference = try await installation.awaitPhase("awaiting-approval")
      installation.fleet.kill("response-dispatch")
      try await installation.approve(reference)
      try await installation.broker.kill()
      try await installation.broker.start()
      try await installation.fleet.start(["response-dispatch"])
      try await installation.awaitPhase("closed", of: reference)
      #expect(try priya.answers().count == 1)
      #expect(try await installation.inbox().count == 1, "one request is one case, however often it was handed in")
    }
  }

  @Test("habeas run: every worker in one process waits for a database that is down, takes mail over the limit to a person, and answers")
  func oneProcess() async throws {
    try await Installation.with(starting: false) { installation in
      let priya = Person.priya(installation)
      try await installation.database.kill()
      try installation.fleet.launchAllInOne()
      try await installation.awaitLog("habeas", containing: "dependency.waiting", times: 1)
      try await installation.database.start()
      try await installation.fleet.awaitAllInOne()

      try await priya.askWithLargeScan()
      let large = try await installation.awaitPhase("triage")
      #expect(try await installation.dpo("show", large).contains("could not be read"))

      try await priya.askForEverything()
      try await priya.giveCodeBack()
      let reference = try await installation.awaitPhase("awaiting-approval")
      try await installation.approve(reference)
      try await installation.awaitPhase("closed", of: reference)
      #expect(try priya.answers().count == 1)
      await installation.fleet.stop()
      #expect(installation.fleet.exitCodes == ["habeas": 0], "it drains and ends with 0")
      try installation.expectNoPersonalDataInLogs()
    }
  }

  @Test("bad input: each is refused or parked by itself, says why, and the next request still passes")
  func badInput() async throws {
    try await Installation.with { installation in
      let priya = Person.priya(installation)
      // Not mail at all, two senders, a machine's mail.
      try await priya.deliver("\u{1}\u{2}\u{3} this is not a mail")
      try await priya.deliver(
        "From: a@person.example, b@person.example\r\nSubject: two\r\nMessage-ID: <two@x.example>\r\n\r\nSend me my data\r\n")
      try await priya.write(
        subject: "Out of office", "I am away. Send me everything you hold about me.", extra: "Auto-Submitted: auto-replied\r\n")
      // A poisoned work message, one of an unknown version, one from the wrong user: dead letters, not crashes.
      try await installation.publishPoison()
      try await priya.askForEverything()
      // A wrong code is refused and counted, a right one then passes.
      try await priya.giveCodeBack { $0 == "00000000" ? "11111111" : "00000000" }
      try await installation.awaitLog("identity-verification", containing: "step.done", times: 2)
      try await priya.giveCodeBack()
      let reference = try await installation.awaitPhase("awaiting-approval")
      #expect(try await installation.inbox().count == 1)

      // A missing template parks the step with its name; put back and resumed, it goes on.
      let template = installation.directory + "/controller/letters/en/answer-email.txt"
      let text = try String(contentsOfFile: template, encoding: .utf8)
      try FileManager.default.removeItem(atPath: template)
      try await installation.approve(reference)
      let parked = try await eventually("a parked step") {
        let shown = try await installation.dpo("show", reference)
        return shown.contains("answer-email.txt") ? shown : nil
      }
      #expect(parked.contains("dpo resume"))
      #expect(try priya.answers().isEmpty)
      try text.write(toFile: template, atomically: true, encoding: .utf8)
      try await installation.dpo("resume", reference)
      try await installation.awaitPhase("closed", of: reference)
      #expect(try priya.answers().count == 1)
    }
  }

  @Test("N6, R14: a refusal is assembled with its reasons and remedies, signed by itself, and sent")
  func refusal() async throws {
    try await Installation.with { installation in
      let priya = Person.priya(installation)
      try await priya.askForEverything()
      try await priya.giveCodeBack()
      let reference = try await installation.awaitPhase("awaiting-approval")
      let reasons = installation.directory + "/reasons.txt"
      try "This was asked and answered twice this month.".write(toFile: reasons, atomically: true, encoding: .utf8)
      let record = installation.directory + "/record.txt"
      try "facts: The same data was given on the third and on the tenth of the month.".write(
        toFile: record, atomically: true, encoding: .utf8)
      try await installation.dpo(
        "refuse", reference, "--item", "1", "--ground", "12.5-excessive", "--reasons-file", reasons, "--record", record, "--yes")
      let review = try await eventually("the refusal to review") {
        let page = try? await installation.dpo("review", reference)
        return page?.contains("asked and answered twice") == true ? page : nil
      }
      for part in ["complain to us", "Information Commissioner", "court"] { #expect(review.contains(part)) }
      try await installation.approve(reference)
      try await installation.awaitPhase("closed", of: reference)
      #expect(try priya.answers().count == 1)
    }
  }

  @Test("N1, N7, R12: a request by letter is confirmed and answered by letter, to the address on file alone")
  func letter() async throws {
    try await Installation.with { installation in
      let gareth = LetterWriter.gareth(installation)
      try await gareth.send("gareth-pugh-access")
      let challenge = try await gareth.received { $0.contains("confirm your request") }
      #expect(challenge.text.contains("3 Chapel Row") && challenge.text.contains("ZZ2 2BB"))
      #expect(challenge.text.firstMatch(of: /\b\d{8}\b/) != nil)
      let reference = try #require(try await installation.inbox().first?.reference)
      #expect(challenge.text.contains(reference))

      try await gareth.sendBack(challenge.file)
      try await installation.awaitPhase("awaiting-approval", of: reference)
      #expect(try await gareth.letters().count == 2, "nothing but acknowledgement and code before the approval (rule 8)")
      let shown = try await installation.dpo("show", reference)
      #expect(shown.contains("by letter") && !shown.contains("Chapel"), "the DPO sees how, and where only when asking for it")
      #expect(try await installation.dpo("show", reference, "--reveal").contains("3 Chapel Row"))

      try await installation.approve(reference)
      try await installation.awaitPhase("closed", of: reference)
      let answer = try await gareth.received { $0.contains("our answer to your request") }
      #expect(answer.text.contains("3 Chapel Row"), "the address stands where the envelope's window is")
      let expected = try installation.canaries(of: gareth.address)
      let marks = Set(answer.text.matches(of: /canary-[0-9a-z-]+/).map { String($0.output) })
      #expect(!expected.isEmpty && marks == expected, "every record of the person, and nobody else's")
      #expect(try await gareth.letters().count == 3)
      #expect(try installation.sink.messages().allSatisfy { $0.sender != installation.mailbox.address }, "nothing of it leaves by mail")
    }
  }
}
