/// Turns a server's bytes into responses. Pure and incremental: feed it what has come, take what is complete.
struct IMAPResponseParser {
  private var framer: IMAPFramer

  /// Changes apply to the responses that come next.
  var limits: IMAPLimits {
    get { framer.limits }
    set { framer.limits = newValue }
  }

  init(limits: IMAPLimits = .init()) {
    framer = IMAPFramer(limits: limits)
  }

  mutating func append(_ bytes: [UInt8]) {
    framer.append(bytes)
  }

  /// The next response; `nil` until more bytes come. After an error the stream is lost.
  mutating func next() throws(IMAPSyntaxError) -> IMAPResponse? {
    guard let frame = try framer.next() else { return nil }
    guard case .line(let line)? = frame.pieces.first, !line.isEmpty else { throw IMAPSyntaxError("a response is empty") }
    if line.first == UInt8(ascii: "+") { return .continuation }
    if let status = Self.status(line) { return .status(status) }
    guard line.starts(with: "* ".utf8) else { throw IMAPSyntaxError("a response begins with neither a tag's status nor a star") }
    var lexer = IMAPLexer(frame, maximumDepth: limits.depth)
    return try Self.untagged(Array(try lexer.values().dropFirst()))
  }

  private static func status(_ line: [UInt8]) -> IMAPStatus? {
    let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count >= 2, let kind = IMAPStatus.Kind(String(decoding: words[1], as: UTF8.self)) else { return nil }
    let tag = String(decoding: words[0], as: UTF8.self)
    var status = IMAPStatus(tag: tag == "*" ? nil : tag, kind: kind)
    if words.count == 3, words[2].first == UInt8(ascii: "["), let end = words[2].firstIndex(of: UInt8(ascii: "]")) {
      let code = String(decoding: words[2][(words[2].startIndex + 1)..<end], as: UTF8.self).split(separator: " ").map(String.init)
      status.code = code.first?.uppercased()
      status.arguments = Array(code.dropFirst())
    }
    return status
  }

  private static func untagged(_ values: [IMAPValue]) throws(IMAPSyntaxError) -> IMAPResponse {
    guard let first = values.first else { throw IMAPSyntaxError("a response is empty") }
    if let number = first.number { return try numbered(number, values) }
    switch first.text?.uppercased() {
    case "CAPABILITY": return .capabilities(values.dropFirst().compactMap { $0.text?.uppercased() })
    case "SEARCH": return .search(try numbers(values.dropFirst()))
    case "LIST":
      guard values.count >= 4, let name = values[3].text else { throw IMAPSyntaxError("a LIST response is incomplete") }
      return .list(Array(name.utf8))
    default: return .other
    }
  }

  private static func numbered(_ number: UInt32, _ values: [IMAPValue]) throws(IMAPSyntaxError) -> IMAPResponse {
    switch values.dropFirst().first?.text?.uppercased() {
    case "EXISTS": return .exists(number)
    case "EXPUNGE": return .expunge(number)
    case "FETCH":
      guard values.count >= 3, case .list(let items) = values[2] else { throw IMAPSyntaxError("a FETCH response has no list") }
      return .fetch(try fetch(number, items))
    default: return .other
    }
  }

  private static func numbers(_ values: some Sequence<IMAPValue>) throws(IMAPSyntaxError) -> [UInt32] {
    var result: [UInt32] = []
    for value in values {
      // CONDSTORE appends a list.
      if case .list = value { continue }
      guard let number = value.number else { throw IMAPSyntaxError("a SEARCH response has something other than numbers") }
      result.append(number)
    }
    return result
  }

  private static func fetch(_ sequence: UInt32, _ items: [IMAPValue]) throws(IMAPSyntaxError) -> IMAPFetch {
    var fetch = IMAPFetch(sequence: sequence)
    var index = 0
    while index + 1 < items.count {
      guard let name = items[index].text?.uppercased() else { throw IMAPSyntaxError("a FETCH response has an item without a name") }
      let value = items[index + 1]
      switch name {
      case "UID": fetch.uid = value.number
      case "RFC822.SIZE": fetch.size = value.number.map(Int.init)
      case "BODY[]":
        switch value {
        case .string(let bytes): fetch.body = bytes
        case .null: fetch.body = []
        case .atom, .list: throw IMAPSyntaxError("a FETCH response has a body that is no string")
        }
      default: break
      }
      index += 2
    }
    return fetch
  }
}
