extension AMQPMessage {
  /// Why this message cannot be put on the wire, or `nil`. The library cuts or mangles what is too long, so it is refused.
  ///
  /// - Parameters:
  ///   - frameMax: the connection's negotiated limit, which the header frame must not pass.
  ///   - bodyMax: the largest body that the broker takes.
  func limitBroken(frameMax: Int, bodyMax: Int) -> String? {
    if body.count > bodyMax { return "The body has \(body.count) bytes; the limit is \(bodyMax)." }
    let shortTexts: [(String, String?)] = [
      ("exchange", exchange), ("routing key", routingKey), ("message id", messageID), ("type", type),
      ("correlation id", correlationID), ("reply-to", replyTo), ("user id", userID), ("application id", applicationID),
      ("content type", contentType), ("content encoding", contentEncoding),
    ]
    for (name, text) in shortTexts {
      if let text, text.utf8.count > 255 { return "The \(name) has \(text.utf8.count) bytes; AMQP allows 255." }
    }
    guard let size = AMQPField.encodedSize(of: headers) else { return "A header's name has more than 128 characters or bytes." }
    // Twelve short properties of 256 bytes at most, the frame's own parts, and the publish sequence.
    let room = frameMax - 12 * 256 - 256
    return size <= room ? nil : "The headers have \(size) bytes; a frame of this connection has room for \(room)."
  }
}

extension AMQPField {
  /// The bytes of a table on the wire, or `nil` when a name is longer than the protocol's 128 characters.
  static func encodedSize(of table: [String: AMQPField]) -> Int? {
    var size = 4
    for (key, field) in table {
      guard key.utf8.count <= 128, let fieldSize = field.encodedSize else { return nil }
      size += 1 + key.utf8.count + fieldSize
    }
    return size
  }

  private var encodedSize: Int? {
    switch self {
    case .string(let text): return 5 + text.utf8.count
    case .bytes(let bytes): return 5 + bytes.count
    case .int, .double, .timestamp: return 9
    case .bool: return 2
    case .null: return 1
    case .table(let fields): return AMQPField.encodedSize(of: fields).map { $0 + 1 }
    case .array(let elements):
      var size = 5
      for element in elements {
        guard let elementSize = element.encodedSize else { return nil }
        size += elementSize
      }
      return size
    }
  }
}
