import Foundation
import RightsCase
import RightsLaw

/// A case's story as text.
struct CasePage {
  let story: CaseStory
  var style = TextStyle.plain

  private var state: CaseState { story.state }

  var text: String {
    var lines = heading
    section("Identity", identity, to: &lines)
    section("Clock", ClockSection(state: state, today: story.today, style: style).lines, to: &lines)
    section("Coverage", CoverageSection(state: state, names: story.systemNames, style: style).lines, to: &lines)
    section("Notices and sends", sends, to: &lines)
    if !story.steps.isEmpty { section("Steps under way", steps, to: &lines) }
    section("What happened", history, to: &lines)
    section("What you can do", NextSteps(reference: story.reference, state: state, parked: story.parked.count).lines, to: &lines)
    return lines.joined(separator: "\n")
  }

  private func section(_ title: String, _ body: [String], to lines: inout [String]) {
    lines += ["", style.heading(title)] + body
  }

  private var heading: [String] {
    var lines = [style.heading("Case \(story.reference)") + ", \(state.phase.words)" + (state.triage.map { ", because \($0.words)" } ?? "")]
    guard let opened = state.opened else { return lines }
    lines.append(
      "Received by \(opened.channel.words) on \(opened.receivedOn.inWords); law of \(opened.jurisdiction); language \(opened.language)")
    if let follows = story.follows { lines.append("A reply to case \(follows), which is closed.") }
    lines += BreachSection(state: state, time: story.time).lines
    if let asked = state.authorityAsked, state.authority == nil {
      lines.append("Authority asked for on \(asked.on.inWords): whoever writes is to show that they may act for the person (R19)")
    }
    if let hold = state.hold {
      lines.append("Held for legal claims since \(hold.on.inWords): nothing of it is destroyed. End it with: dpo hold --lift")
    }
    return lines
  }

  private var identity: [String] {
    var table = TextTable(indentation: 2, style: style)
    if let identity = state.identity {
      table.add("Shown", "on \(identity.verifiedOn.inWords), by \(identity.method.words)")
      table.add("Recipient", "\(story.recipient ?? "not shown here") by \(identity.channel.words), frozen since then")
    } else if let challenge = state.challenges.last {
      let standing = challenge.isOpen ? "a code is out" : challenge.hasExpired ? "the code has expired" : "all tries are used up"
      table.add("Not shown yet", "\(standing); \(challenge.failures) of \(challenge.issued.attempts.counted("try", "tries")) used")
    } else {
      table.add("Not shown yet", "no check has begun")
    }
    return table.lines
  }

  private var sends: [String] {
    var table = TextTable(indentation: 2, style: style)
    for notice in state.notices { row(.notice(notice.request.notice), notice.transmission, to: &table) }
    for response in state.responses {
      let approval = response.approval == nil ? "not approved" : "approved"
      let isCurrent = response == state.currentResponse && !state.reassemblyIsDue
      row(.answer(response.assembled.version), response.transmission, note: isCurrent ? approval : "void", to: &table)
    }
    return table.isEmpty ? ["  Nothing yet."] : table.lines
  }

  private func row(_ subject: SendSubject, _ transmission: Transmission, note: String? = nil, to table: inout TextTable) {
    let words = [note, transmission.words].compactMap { $0 }.joined(separator: ", ")
    table.add(
      TextTable.Cell(subject.words(in: state).capitalisedFirst),
      TextTable.Cell(words, transmission.status == .ambiguous || transmission.bounced ? .warning : .plain))
  }

  private var steps: [String] {
    var table = TextTable(indentation: 2, style: style)
    for step in story.steps {
      let reason = step.reason.map { ": \(TerminalText.line($0))" } ?? ""
      let message = String(step.message.uuidString.lowercased().prefix(8))
      if let parked = step.parkedAt {
        table.add(
          TextTable.Cell(message), TextTable.Cell(step.routingKey),
          TextTable.Cell("parked since \(story.time.text(parked))\(reason)", .warning))
      } else {
        let standing = step.isPublished ? "given to its worker" : "due at \(story.time.text(step.dueAt))"
        let attempts = step.attempts > 0 ? " after \(step.attempts.counted("try", "tries"))" : ""
        table.add(message, step.routingKey, standing + attempts + reason)
      }
    }
    return table.lines
  }

  private var history: [String] {
    var table = TextTable(indentation: 2, style: style)
    for entry in story.entries {
      table.add(story.time.text(entry.at), EventSentence.actor(entry.actor), EventSentence.text(entry.event, in: state))
    }
    return table.lines
  }
}
