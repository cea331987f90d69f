import ControllerProfile
import RightsLaw

extension NoticeTemplate {
  /// What a notice of this kind must say with these values; every line names the rule that asks for it.
  func requiredParts(_ values: NoticeValues) -> [LetterPart] {
    // It goes to the office's own officer, and says nothing about the person.
    if kind == .officerReminder { return [LetterPart("the reference", values.reference)] }
    let profile = values.profile
    var parts = [LetterPart("the controller's name", profile.name), LetterPart("the reference", values.reference)]
    func fixed(_ name: String, _ words: StatutoryWords) { parts.append(LetterPart(name, words.words(in: language))) }
    func date(_ name: String, _ date: LocalDate?) { parts.append(LetterPart(name, date.map { LetterDate.text($0, language: language) })) }
    func dueDate() { if values.dueOn != nil { date("the due date (law.md C2)", values.dueOn) } }
    func reply() { parts.append(LetterPart("the address to write to", profile.dpo.email)) }
    func regulator() {
      parts += [
        LetterPart("the regulator's name (law.md O3)", profile.regulator.name),
        LetterPart("the regulator's telephone and website (law.md O3)", [profile.regulator.phone, profile.regulator.website]),
      ]
    }
    func reasons() {
      for reason in values.reasons {
        parts += [LetterPart("the words of a reason", reason.sentence), LetterPart("the provision of a reason", reason.citation)]
      }
    }
    func remedies() {
      fixed("the right to complain to the controller (law.md R14)", .complainToController)
      regulator()
      fixed("the judicial remedy (law.md R14)", .court)
    }
    reply()
    switch kind {
    case .acknowledgement:
      date("the day of receipt", values.receivedOn)
      dueDate()
      fixed("that it tells nothing of what is held (N7)", .tellsNothing)
    case .identityCode, .identityLetter, .identityReminder:
      parts.append(LetterPart("the code (law.md R12)", values.code))
      fixed("that the code is given to nobody (law.md R12)", .keepCode)
    case .identityFailed:
      fixed("that it tells nothing of what is held (N7)", .tellsNothing)
      parts += profile.remedyParts
    case .neutral: fixed("that it tells nothing of what is held (N7)", .tellsNothing)
    case .marketingStopConfirmation:
      date("the day of receipt", values.receivedOn)
      fixed("that something may still arrive (N10)", .mayStillArrive)
      fixed("that service messages go on (N11)", .serviceGoesOn)
      regulator()
    case .answerEmail: date("the day of receipt", values.receivedOn)
    case .answerLink:
      parts.append(LetterPart("the link", values.link))
      date("the last day of the link", values.linkUntil)
    case .refusal:
      date("the day of receipt", values.receivedOn)
      if values.isSilent {
        fixed("that the person has everything that they are entitled to (law.md R14)", .everythingEntitled)
      } else {
        reasons()
      }
      parts += profile.remedyParts
      if let authority = values.requesterAuthority {
        parts.append(LetterPart("the authority of the requester's own country", authority.name))
      }
    case .clarification, .clarificationReminder:
      date("the day of receipt", values.receivedOn)
      fixed("what the question does to the clock (law.md C6)", .daysDoNotCount)
      fixed("that it tells nothing of what is held (N7)", .tellsNothing)
    case .extensionNotice:
      date("the day of receipt", values.receivedOn)
      date("the new due date (law.md C5)", values.particulars.newDueOn)
      remedies()
    case .late:
      date("the day of receipt", values.receivedOn)
      dueDate()
      remedies()
    case .fee:
      parts.append(LetterPart("the amount of the fee (law.md R13)", values.particulars.fee))
      remedies()
    case .complaintAcknowledgement, .complaintProgress:
      date("the day of receipt", values.receivedOn)
      fixed("that the outcome comes without undue delay (law.md C11)", .withoutDelay)
      fixed("that it tells nothing of what is held (N7)", .tellsNothing)
    case .complaintOutcome:
      date("the day of receipt", values.receivedOn)
      remedies()
    case .rightOutcome:
      date("the day of receipt", values.receivedOn)
      // Nobody is refused in part, or told that a right does not reach so far, without the reasons (law.md R14).
      let needsReasons = ["granted-in-part", "out-of-scope"].contains(values.particulars.rightOutcome)
      if needsReasons, values.reasons.isEmpty { parts.append(LetterPart("the words of a reason", nil)) }
      reasons()
      remedies()
    case .restrictionLifting:
      date("the day of receipt", values.receivedOn)
      date("the day on which the restriction ends (law.md R4)", values.particulars.liftedOn)
      if values.reasons.isEmpty { parts.append(LetterPart("the words of a reason", nil)) }
      reasons()
      remedies()
    case .processorNotice:
      parts += [
        LetterPart("who is told (law.md R5)", values.particulars.recipientName),
        LetterPart("by what the recipient knows the person (law.md R5)", values.particulars.subjectKey),
        LetterPart("the provision (law.md R5)", "19 UK GDPR"),
      ]
      date("the day by which the recipient answers", values.particulars.answerBy)
    case .breachAuthority:
      parts.append(LetterPart("since when it is known (law.md R24)", values.particulars.breachKnownAt))
      parts.append(LetterPart("the regulator's name (law.md O3)", profile.regulator.name))
    case .breachPerson:
      parts.append(LetterPart("since when it is known (law.md R24)", values.particulars.breachKnownAt))
      remedies()
    case .officerReminder: break
    case .authorityRequest:
      date("the day of receipt", values.receivedOn)
      fixed("what the question does to the clock (law.md C3)", .monthBegins)
      fixed("that it tells nothing of what is held (N7)", .tellsNothing)
    }
    return parts
  }

  /// What a notice of this kind must choose words for: the letter must read differently without each choice.
  ///
  /// So a template that lost the sentence of one reason, channel or outcome is found out in any language.
  func requiredChoices(_ values: NoticeValues) -> [LetterChoice] {
    let particulars = values.particulars
    func without(_ change: (inout NoticeParticulars) -> Void) -> NoticeValues {
      var other = values
      change(&other.particulars)
      return other
    }
    switch kind {
    case .identityCode, .identityLetter:
      var longer = values
      longer.profile.identity.codeLifetimeHours += 1
      longer.profile.identity.letterCodeLifetimeDays += 1
      var more = values
      more.profile.identity.attempts += 1
      return [LetterChoice("how long the code can be used", values: longer), LetterChoice("how many attempts there are", values: more)]
    case .extensionNotice:
      return LetterChoice.each(of: particulars.causes, called: "the reason for more time (law.md C5)") { code in
        without { $0.causes.remove(code) }
      }
    case .clarification, .clarificationReminder:
      return LetterChoice.each(of: particulars.topics, called: "what is asked (law.md C6)") { code in without { $0.topics.remove(code) } }
    case .fee:
      return [
        LetterChoice("why a fee is asked for (law.md R13)", particulars.feeBasis) { without { $0.feeBasis = nil } },
        LetterChoice("what the fee does to the clock (law.md C3)", particulars.feeBasis) {
          without { $0.deniesClock = true }
        },
      ]
    case .rightOutcome:
      var choices = [
        LetterChoice("which right it is about", particulars.right) { without { $0.leavesOut = .asked } },
        LetterChoice("the outcome (law.md R14)", particulars.rightOutcome) { without { $0.leavesOut = .result } },
      ]
      if ["granted", "granted-in-part"].contains(particulars.rightOutcome) {
        choices.append(LetterChoice("what was done (law.md R2 to R9)", particulars.right) { without { $0.leavesOut = .done } })
        choices.append(
          LetterChoice("whether recipients were told (law.md R5)", particulars.right) { without { $0.areRecipientsTold.toggle() } })
      }
      return choices
    case .processorNotice:
      return [LetterChoice("what the recipient is to do (law.md R5)", particulars.right) { without { $0.right = nil } }]
    case .officerReminder:
      return [LetterChoice("which date is near or past", particulars.timer) { without { $0.timer = nil } }]
    case .complaintOutcome:
      return [LetterChoice("the outcome (law.md C11)", particulars.outcome) { without { $0.outcome = nil } }]
    case .marketingStopConfirmation:
      if values.stopped.isEmpty {
        var other = values
        other.stopped = ["none"]
        return [LetterChoice("that all marketing is stopped (law.md R7)", values: other)]
      }
      return values.stopped.map { channel in
        var other = values
        other.stopped = values.stopped.filter { $0 != channel } + ["none"]
        return LetterChoice("a channel that is stopped (law.md R7)", values: other)
      }
    default: return []
    }
  }
}

extension ControllerProfile {
  /// The complaint to the controller, the regulator and the court, in the profile's words (law.md R14, O3).
  var remedyParts: [LetterPart] {
    [
      LetterPart("the right to complain to the controller", complaints.toController),
      LetterPart("the address for a complaint to the controller", dpo.email),
      LetterPart("the right to complain to the regulator", complaints.toRegulator),
      LetterPart("the regulator's name", regulator.name), LetterPart("the regulator's telephone", regulator.phone),
      LetterPart("the regulator's website", regulator.website), LetterPart("the judicial remedy", complaints.court),
    ]
  }
}
