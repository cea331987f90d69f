import CGMime
import Foundation

/// Writes a validated draft with GMime.
enum MessageWriter {
  static func write(_ draft: MailDraft) throws(MailFormatError) -> [UInt8] {
    GMimeLibrary.start()
    guard let message = g_mime_message_new(0), let object = cgmime_object(message) else { throw failure }
    defer { g_object_unref(message) }
    setHeaders(of: message, object, draft)
    let body = try makeBody(draft)
    defer { g_object_unref(body) }
    g_mime_message_set_mime_part(message, body)
    guard let options = g_mime_format_options_new() else { throw failure }
    defer { g_mime_format_options_free(options) }
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS)
    return try serialise(object, options)
  }

  private typealias Object = UnsafeMutablePointer<GMimeObject>

  private static let failure = MailFormatError(.encodingFailed, "The MIME library could not write the message.")

  private static func setHeaders(of message: UnsafeMutablePointer<GMimeMessage>, _ object: Object, _ draft: MailDraft) {
    if let date = g_date_time_new_from_unix_utc(gint64(draft.date.timeIntervalSince1970.rounded(.down))) {
      g_mime_message_set_date(message, date)
      g_date_time_unref(date)
    }
    add([draft.from], to: g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_FROM))
    add(draft.replyTo, to: g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_REPLY_TO))
    add(draft.to, to: g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_TO))
    g_mime_message_set_subject(message, draft.subject, "utf-8")
    g_mime_message_set_message_id(message, draft.messageID)
    append("In-Reply-To", identifiers: draft.inReplyTo, to: object)
    append("References", identifiers: draft.references, to: object)
    for header in draft.extraHeaders { g_mime_object_append_header(object, header.name, header.value, "utf-8") }
  }

  private static func append(_ name: String, identifiers: [String], to object: Object) {
    guard !identifiers.isEmpty else { return }
    g_mime_object_append_header(object, name, identifiers.map { "<\($0)>" }.joined(separator: " "), nil)
  }

  private static func add(_ addresses: [MailAddress], to list: UnsafeMutablePointer<InternetAddressList>?) {
    for address in addresses {
      guard let mailbox = internet_address_mailbox_new(address.name, address.address) else { continue }
      internet_address_set_charset(mailbox, "utf-8")
      internet_address_list_add(list, mailbox)
      g_object_unref(mailbox)
    }
  }

  private static func makeBody(_ draft: MailDraft) throws(MailFormatError) -> Object {
    let text = try makeText(draft.text)
    if draft.attachments.isEmpty { return text }
    defer { g_object_unref(text) }
    guard let multipart = g_mime_multipart_new_with_subtype("mixed"), let object = cgmime_object(multipart) else { throw failure }
    g_mime_multipart_set_boundary(multipart, BoundaryName.make(for: draft))
    g_mime_multipart_add(multipart, text)
    for attachment in draft.attachments {
      let part = try makeAttachment(attachment)
      g_mime_multipart_add(multipart, part)
      g_object_unref(part)
    }
    return object
  }

  private static func makeText(_ text: String) throws(MailFormatError) -> Object {
    var lines = text.normalisedLines
    if !lines.hasSuffix("\n") { lines += "\n" }
    let isPlain = lines.utf8.allSatisfy { $0 < 128 } && lines.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 }
    let encoding = isPlain ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
    let part = try makePart("text", "plain", Array(lines.utf8), encoding)
    g_mime_object_set_content_type_parameter(part, "charset", "utf-8")
    return part
  }

  private static func makeAttachment(_ attachment: MailAttachment) throws(MailFormatError) -> Object {
    let halves = attachment.mediaType.lowercased().split(separator: "/").map(String.init)
    let part = try makePart(halves[0], halves[1], attachment.bytes, GMIME_CONTENT_ENCODING_BASE64)
    g_mime_object_set_disposition(part, "attachment")
    if let name = attachment.fileName { g_mime_object_set_content_disposition_parameter(part, "filename", name) }
    return part
  }

  private static func makePart(
    _ type: String, _ subtype: String, _ bytes: [UInt8], _ encoding: GMimeContentEncoding
  ) throws(MailFormatError) -> Object {
    guard let part = g_mime_part_new_with_type(type, subtype), let object = cgmime_object(part) else { throw failure }
    let stream = bytes.withUnsafeBytes {
      g_mime_stream_mem_new_with_buffer($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    let content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT)
    g_mime_part_set_content(part, content)
    g_mime_part_set_content_encoding(part, encoding)
    g_object_unref(content)
    g_object_unref(stream)
    return object
  }

  private static func serialise(_ object: Object, _ options: OpaquePointer) throws(MailFormatError) -> [UInt8] {
    guard let stream = g_mime_stream_mem_new() else { throw failure }
    defer { g_object_unref(stream) }
    guard g_mime_object_write_to_stream(object, options, stream) > 0, let array = cgmime_memory(stream),
      let data = array.pointee.data
    else { throw failure }
    return Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
  }
}
