import CGMime
import Foundation

/// Turns bytes into a ``ParsedMessage`` with GMime.
///
/// The library builds its tree first (it stops at 1,024 levels by itself, and ``MessageScan`` has kept out what it could
/// not bear); the limits are applied as the tree is copied into values, so that nothing of an oversized message is decoded.
struct MessageReader {
  private let limits: MailLimits
  private var parts = 0
  private var headers = 0

  private init(limits: MailLimits) {
    self.limits = limits
  }

  static func read(_ bytes: [UInt8], limits: MailLimits) throws(MailFormatError) -> ParsedMessage {
    GMimeLibrary.start()
    guard let message = parse(bytes) else {
      throw MailFormatError(.malformed, "The bytes are not an email: no header can be read.")
    }
    defer { g_object_unref(message) }
    var reader = MessageReader(limits: limits)
    return try reader.read(message)
  }

  private static func parse(_ bytes: [UInt8]) -> UnsafeMutablePointer<GMimeMessage>? {
    let stream = bytes.withUnsafeBytes { buffer in
      g_mime_stream_mem_new_with_buffer(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let stream else { return nil }
    defer { g_object_unref(stream) }
    guard let parser = g_mime_parser_new_with_stream(stream) else { return nil }
    defer { g_object_unref(parser) }
    return g_mime_parser_construct_message(parser, ParserOptions.shared.pointer)
  }

  private mutating func read(_ message: UnsafeMutablePointer<GMimeMessage>) throws(MailFormatError) -> ParsedMessage {
    let root = g_mime_message_get_mime_part(message)
    var fields = try readHeaders(cgmime_object(message))
    let rootFields = try readHeaders(root)
    guard !fields.isEmpty || !rootFields.isEmpty else {
      throw MailFormatError(.malformed, "The bytes are not an email: there is no header field.")
    }
    // An attached or empty body may leave the library without a root; that is an empty text then.
    let tree = try root.map { part throws(MailFormatError) in try read(part, depth: 1) }
    // GMime keeps the fields about the content with the outermost part.
    fields += rootFields
    let inReplyTo = fields.first(named: "In-Reply-To")
    let references = fields.first(named: "References")
    return ParsedMessage(
      from: Self.addresses(g_mime_message_get_from(message)),
      replyTo: Self.addresses(g_mime_message_get_reply_to(message)),
      to: Self.addresses(g_mime_message_get_to(message)),
      cc: Self.addresses(g_mime_message_get_cc(message)),
      subject: String(library: g_mime_message_get_subject(message))?.singleLine ?? "",
      date: g_mime_message_get_date(message).map {
        Date(timeIntervalSince1970: TimeInterval(g_date_time_to_unix($0)))
      },
      messageID: String(library: g_mime_message_get_message_id(message))?.singleLine.nonEmpty,
      inReplyTo: inReplyTo.map(Self.identifiers) ?? [],
      references: references.map(Self.identifiers) ?? [],
      headers: fields,
      root: tree ?? MimePart(mediaType: "text/plain", isAttachment: false, body: .leaf([])))
  }
}

extension MessageReader {
  private typealias Object = UnsafeMutablePointer<GMimeObject>

  private mutating func read(_ object: Object, depth: Int) throws(MailFormatError) -> MimePart {
    try count(depth: depth)
    var part = Self.describe(object)
    if let multipart = cgmime_multipart(object) {
      var children: [MimePart] = []
      for index in 0..<max(0, g_mime_multipart_get_count(multipart)) {
        guard let child = g_mime_multipart_get_part(multipart, index) else { continue }
        _ = try readHeaders(child)
        children.append(try read(child, depth: depth + 1))
      }
      part.body = .multipart(children)
    } else if let container = cgmime_message_part(object) {
      var headers: [MailHeader] = []
      if let message = g_mime_message_part_get_message(container) {
        headers = try readHeaders(cgmime_object(message))
        // What is inside stays in one piece, but counts: its reader will face the same message.
        if let root = g_mime_message_get_mime_part(message) { try countWithin(root, depth: depth + 1) }
        part.body = .message(Self.bytes { g_mime_object_write_to_stream(cgmime_object(message), nil, $0) }, headers: headers)
      }
    } else if let leaf = cgmime_part(object) {
      if let content = g_mime_part_get_content(leaf) {
        part.body = .leaf(Self.bytes { g_mime_data_wrapper_write_to_stream(content, $0) })
      }
      if part.fileName == nil {
        part.fileName = String(library: g_mime_part_get_filename(leaf)).flatMap(FileName.sanitised)
      }
    }
    return part
  }

  private mutating func countWithin(_ object: Object, depth: Int) throws(MailFormatError) {
    try count(depth: depth)
    _ = try readHeaders(object)
    if let multipart = cgmime_multipart(object) {
      for index in 0..<max(0, g_mime_multipart_get_count(multipart)) {
        if let child = g_mime_multipart_get_part(multipart, index) { try countWithin(child, depth: depth + 1) }
      }
    } else if let container = cgmime_message_part(object), let message = g_mime_message_part_get_message(container) {
      _ = try readHeaders(cgmime_object(message))
      if let root = g_mime_message_get_mime_part(message) { try countWithin(root, depth: depth + 1) }
    }
  }

  private mutating func count(depth: Int) throws(MailFormatError) {
    parts += 1
    guard parts <= limits.maximumParts else {
      throw MailFormatError(.tooManyParts, "The message has more than \(limits.maximumParts) parts.")
    }
    guard depth <= limits.maximumDepth else {
      throw MailFormatError(.tooDeep, "The message has parts more than \(limits.maximumDepth) levels deep.")
    }
  }

  private mutating func readHeaders(_ object: Object?) throws(MailFormatError) -> [MailHeader] {
    guard let object, let list = g_mime_object_get_header_list(object) else { return [] }
    let count = Int(g_mime_header_list_get_count(list))
    headers += count
    guard headers <= limits.maximumHeaders else {
      throw MailFormatError(.tooManyHeaders, "The message has more than \(limits.maximumHeaders) header fields.")
    }
    return (0..<count).compactMap { index in
      guard let header = g_mime_header_list_get_header_at(list, Int32(index)),
        let name = String(library: g_mime_header_get_name(header))?.singleLine.nonEmpty
      else { return nil }
      return MailHeader(name: name, value: String(library: g_mime_header_get_value(header))?.singleLine ?? "")
    }
  }

  private static func describe(_ object: Object) -> MimePart {
    let disposition = String(library: g_mime_object_get_disposition(object))?.lowercased()
    let type = g_mime_object_get_content_type(object)
    func parameter(_ name: String) -> String? {
      String(library: g_mime_object_get_content_type_parameter(object, name))
    }
    let name = String(library: g_mime_object_get_content_disposition_parameter(object, "filename")) ?? parameter("name")
    return MimePart(
      mediaType: mediaType(type), charset: parameter("charset"),
      isFlowed: parameter("format")?.lowercased() == "flowed",
      deletesSpaces: parameter("delsp")?.lowercased() == "yes",
      reportType: parameter("report-type")?.lowercased(),
      isAttachment: disposition == "attachment", fileName: name.flatMap(FileName.sanitised), body: .leaf([]))
  }

  private static func mediaType(_ type: UnsafeMutablePointer<GMimeContentType>?) -> String {
    guard let type, let name = String(taking: g_mime_content_type_get_mime_type(type))?.lowercased(), MediaType.isValid(name)
    else { return "application/octet-stream" }
    return name
  }

  private static func addresses(_ list: UnsafeMutablePointer<InternetAddressList>?) -> [MailAddress] {
    guard let list else { return [] }
    var result: [MailAddress] = []
    for index in 0..<max(0, internet_address_list_length(list)) {
      guard let entry = internet_address_list_get_address(list, index) else { continue }
      if let mailbox = cgmime_mailbox(entry) {
        guard let address = String(library: internet_address_mailbox_get_addr(mailbox))?.singleLine.nonEmpty else { continue }
        let name = String(library: internet_address_get_name(entry))?.singleLine.nonEmpty
        result.append(MailAddress(name: name, address: address))
      } else if let group = cgmime_group(entry) {
        // Groups do not nest (RFC 5322, section 3.4), so the members are mailboxes.
        result += addresses(internet_address_group_get_members(group))
      }
    }
    return result
  }

  private static func identifiers(_ value: String) -> [String] {
    guard let list = g_mime_references_parse(ParserOptions.shared.pointer, value) else { return [] }
    defer { g_mime_references_free(list) }
    return (0..<max(0, g_mime_references_length(list))).compactMap {
      String(library: g_mime_references_get_message_id(list, $0))?.singleLine.nonEmpty
    }
  }

  private static func bytes(_ write: (UnsafeMutablePointer<GMimeStream>) -> Int) -> [UInt8] {
    guard let stream = g_mime_stream_mem_new() else { return [] }
    defer { g_object_unref(stream) }
    guard write(stream) >= 0, let array = cgmime_memory(stream), let data = array.pointee.data else { return [] }
    return Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
  }
}
