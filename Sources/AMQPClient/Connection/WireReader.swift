import CRabbitMQ
import struct Foundation.Date

/// Copies texts, tables and properties out of the library's memory.
enum WireReader {
  static func text(_ bytes: amqp_bytes_t) -> String {
    String(decoding: buffer(bytes), as: UTF8.self)
  }

  static func buffer(_ bytes: amqp_bytes_t) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: bytes.len == 0 ? nil : bytes.bytes, count: bytes.bytes == nil ? 0 : bytes.len)
  }

  static func table(_ table: amqp_table_t) -> [String: AMQPField] {
    var fields: [String: AMQPField] = [:]
    for index in 0..<Int(table.num_entries) {
      let entry = table.entries[index]
      fields[text(entry.key)] = field(entry.value)
    }
    return fields
  }

  static func fill(_ message: inout AMQPMessage, from properties: amqp_basic_properties_t) {
    let flags = properties._flags
    func text(_ bytes: amqp_bytes_t, _ flag: Int32) -> String? {
      flags & amqp_flags_t(flag) == 0 ? nil : Self.text(bytes)
    }
    func isSet(_ flag: Int32) -> Bool { flags & amqp_flags_t(flag) != 0 }
    message.messageID = text(properties.message_id, AMQP_BASIC_MESSAGE_ID_FLAG)
    message.type = text(properties.type, AMQP_BASIC_TYPE_FLAG)
    message.correlationID = text(properties.correlation_id, AMQP_BASIC_CORRELATION_ID_FLAG)
    message.replyTo = text(properties.reply_to, AMQP_BASIC_REPLY_TO_FLAG)
    message.userID = text(properties.user_id, AMQP_BASIC_USER_ID_FLAG)
    message.applicationID = text(properties.app_id, AMQP_BASIC_APP_ID_FLAG)
    message.contentType = text(properties.content_type, AMQP_BASIC_CONTENT_TYPE_FLAG)
    message.contentEncoding = text(properties.content_encoding, AMQP_BASIC_CONTENT_ENCODING_FLAG)
    message.expiration = text(properties.expiration, AMQP_BASIC_EXPIRATION_FLAG).flatMap { Int64($0) }.map { .milliseconds($0) }
    message.timestamp = isSet(AMQP_BASIC_TIMESTAMP_FLAG) ? WireTime.date(properties.timestamp) : nil
    message.priority = isSet(AMQP_BASIC_PRIORITY_FLAG) ? properties.priority : nil
    message.isPersistent = isSet(AMQP_BASIC_DELIVERY_MODE_FLAG) && properties.delivery_mode == 2
    message.headers = isSet(AMQP_BASIC_HEADERS_FLAG) ? table(properties.headers) : [:]
  }

  private static func field(_ value: amqp_field_value_t) -> AMQPField {
    switch amqp_field_value_kind_t(rawValue: UInt32(value.kind)) {
    case AMQP_FIELD_KIND_UTF8: .string(text(value.value.bytes))
    case AMQP_FIELD_KIND_BYTES: .bytes(Array(buffer(value.value.bytes)))
    case AMQP_FIELD_KIND_BOOLEAN: .bool(value.value.boolean != 0)
    case AMQP_FIELD_KIND_I8: .int(Int64(value.value.i8))
    case AMQP_FIELD_KIND_U8: .int(Int64(value.value.u8))
    case AMQP_FIELD_KIND_I16: .int(Int64(value.value.i16))
    case AMQP_FIELD_KIND_U16: .int(Int64(value.value.u16))
    case AMQP_FIELD_KIND_I32: .int(Int64(value.value.i32))
    case AMQP_FIELD_KIND_U32: .int(Int64(value.value.u32))
    case AMQP_FIELD_KIND_I64: .int(value.value.i64)
    case AMQP_FIELD_KIND_U64: .int(Int64(clamping: value.value.u64))
    case AMQP_FIELD_KIND_F32: .double(Double(value.value.f32))
    case AMQP_FIELD_KIND_F64: .double(value.value.f64)
    case AMQP_FIELD_KIND_TIMESTAMP: .timestamp(WireTime.date(value.value.u64))
    case AMQP_FIELD_KIND_TABLE: .table(table(value.value.table))
    case AMQP_FIELD_KIND_ARRAY: .array(array(value.value.array))
    case AMQP_FIELD_KIND_DECIMAL: .double(decimal(value.value.decimal))
    default: .null
    }
  }

  private static func array(_ array: amqp_array_t) -> [AMQPField] {
    (0..<Int(array.num_entries)).map { field(array.entries[$0]) }
  }

  private static func decimal(_ decimal: amqp_decimal_t) -> Double {
    var value = Double(decimal.value)
    for _ in 0..<decimal.decimals { value /= 10 }
    return value
  }
}
