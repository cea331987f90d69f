extension DeliveryReport {
  /// Reads the first `message/delivery-status` part (RFC 3464, section 2.1).
  init?(in root: MimePart) {
    let parts = root.flattened
    guard let status = parts.lazy.compactMap(Self.statusBytes).first else { return nil }
    recipients = HeaderBlock.parse(status).compactMap(Self.recipient)
    originalMessageID = parts.lazy.compactMap(Self.originalHeaders).first?.first(named: "Message-ID").map {
      $0.trimmingSpaces.filter { $0 != "<" && $0 != ">" }
    }
  }

  /// Something other than success is reported.
  var reportsTrouble: Bool {
    recipients.isEmpty || recipients.contains { $0.action == nil || $0.action == .failed || $0.action == .delayed }
  }

  private static func statusBytes(_ part: MimePart) -> [UInt8]? {
    guard ["message/delivery-status", "message/global-delivery-status"].contains(part.mediaType) else { return nil }
    switch part.body {
    case .leaf(let bytes), .message(let bytes, _): return bytes
    case .multipart: return nil
    }
  }

  private static func originalHeaders(_ part: MimePart) -> [MailHeader]? {
    switch part.body {
    case .message(_, let headers) where !part.mediaType.hasSuffix("delivery-status"): headers
    case .leaf(let bytes) where ["text/rfc822-headers", "message/global-headers"].contains(part.mediaType):
      HeaderBlock.parse(bytes).first
    default: nil
    }
  }

  private static func recipient(_ fields: [MailHeader]) -> Recipient? {
    guard let address = fields.first(named: "Original-Recipient") ?? fields.first(named: "Final-Recipient") else {
      return nil
    }
    // `rfc822; someone@customer.example`: the address follows its type.
    let value = address.split(separator: ";", maxSplits: 1).last.map(String.init) ?? address
    let action = fields.first(named: "Action").map { $0.trimmingSpaces.lowercased() }
    let status = fields.first(named: "Status").map { String($0.trimmingSpaces.prefix { $0.isNumber || $0 == "." }) }
    return Recipient(
      address: value.trimmingSpaces, action: action.flatMap(Recipient.Action.init(rawValue:)), status: status?.nonEmpty)
  }
}
