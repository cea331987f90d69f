extension ControllerProfile {
  /// What the notice leaves open and only the controller knows (R1: recipients by name, purposes with their basis, safeguards).
  public var openPoints: [OpenPoint] {
    var points: [OpenPoint] = []
    for (index, purpose) in purposes.enumerated() where purpose.legalBases.isEmpty {
      points.append(
        OpenPoint(
          keyPath: "purposes[\(index)].legalBases",
          advice: "Name the legal basis of \u{201C}\(purpose.name)\u{201D}: the notice names none."))
    }
    for (index, recipient) in recipients.enumerated() where recipient.kind != .internalTeam {
      if recipient.name == nil, recipient.kind != .authority, recipient.kind != .acquirer {
        points.append(
          OpenPoint(
            keyPath: "recipients[\(index)].name",
            advice: "Replace the group \u{201C}\(recipient.key)\u{201D} by one entry for each recipient, with its own name (Art 15(1)(c)).")
        )
      }
      if recipient.overseas == true, recipient.safeguard == nil {
        points.append(
          OpenPoint(
            keyPath: "recipients[\(index)].safeguard", advice: "Name the safeguard for the transfer to this recipient (Art 15(2))."))
      }
    }
    if transfers.countries.isEmpty {
      points.append(OpenPoint(keyPath: "transfers.countries", advice: "List the countries that personal data goes to (Art 15(2))."))
    }
    return points
  }
}
