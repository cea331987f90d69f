/// Recognises where a mail program appended the message that was answered, without marking its lines.
enum EarlierMessage {
  private static let dividers = [
    "original message", "ursprüngliche nachricht", "message d'origine", "message d’origine", "mensaje original",
    "messaggio originale", "oorspronkelijk bericht", "mensagem original", "wiadomość oryginalna",
  ]
  private static let senders = ["from:", "von:", "de:", "da:", "van:", "od:"]
  private static let others = [
    "sent:", "date:", "to:", "cc:", "subject:", "gesendet:", "datum:", "an:", "betreff:", "envoyé:", "à:", "objet:",
    "enviado:", "para:", "asunto:", "fecha:", "inviato:", "a:", "oggetto:", "data:", "verzonden:", "aan:", "onderwerp:",
    "wysłano:", "do:", "temat:", "assunto:",
  ]

  static func begins(_ lines: [String], at index: Int) -> Bool {
    let line = lines[index].trimmingSpaces
    if line.hasPrefix("--"), line.hasSuffix("--") {
      let words = line.drop { $0 == "-" || $0 == " " }.reversed().drop { $0 == "-" || $0 == " " }.reversed()
      return dividers.contains(String(words).lowercased())
    }
    if line.utf8.first == 0x5F, line.count >= 10, line.allSatisfy({ $0 == "_" }) {
      guard let next = lines[(index + 1)...].firstIndex(where: { !$0.isBlank }) else { return false }
      return isHeaderBlock(lines, at: next)
    }
    return isHeaderBlock(lines, at: index)
  }

  /// A sender's line and at least two more header lines right below.
  private static func isHeaderBlock(_ lines: [String], at index: Int) -> Bool {
    guard label(lines[index], isOneOf: senders) else { return false }
    return lines[(index + 1)...].prefix(6).filter { label($0, isOneOf: others) }.count >= 2
  }

  private static func label(_ line: String, isOneOf labels: [String]) -> Bool {
    guard line.utf8.contains(0x3A) else { return false }
    // Rich text conversions leave asterisks about bold labels.
    let start = line.trimmingSpaces.drop { $0 == "*" }.prefix(16).lowercased().replacing("*", with: "")
    return labels.contains { start.hasPrefix($0) }
  }
}
