import CRabbitMQ

/// Memory for what the library reads during one call: texts and header tables. Reset after the call.
final class WireArena {
  private static let blockSize = 16 * 1024

  private var blocks: [UnsafeMutableRawBufferPointer] = []
  private var used = 0

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// Invalidates everything that was handed out.
  func reset() {
    for block in blocks.dropFirst() { block.deallocate() }
    if blocks.count > 1 { blocks.removeSubrange(1...) }
    if let first = blocks.first, first.count > Self.blockSize {
      first.deallocate()
      blocks = []
    }
    used = 0
  }

  func bytes(_ text: String) -> amqp_bytes_t {
    var text = text
    return text.withUTF8 { bytes(UnsafeRawBufferPointer($0)) }
  }

  func bytes(_ source: UnsafeRawBufferPointer) -> amqp_bytes_t {
    guard !source.isEmpty else { return amqp_bytes_t(len: 0, bytes: nil) }
    let target = allocate(source.count, alignment: 1)
    target.copyMemory(from: source.baseAddress!, byteCount: source.count)
    return amqp_bytes_t(len: source.count, bytes: target)
  }

  func table(_ fields: [String: AMQPField], plus extra: (key: String, value: Int64)? = nil) -> amqp_table_t {
    let count = fields.count + (extra == nil ? 0 : 1)
    guard count > 0 else { return amqp_table_t(num_entries: 0, entries: nil) }
    let entries = allocate(of: amqp_table_entry_t.self, count)
    var index = 0
    for (key, field) in fields {
      entries[index] = amqp_table_entry_t(key: bytes(key), value: value(field))
      index += 1
    }
    if let extra { entries[index] = amqp_table_entry_t(key: bytes(extra.key), value: value(.int(extra.value))) }
    return amqp_table_t(num_entries: Int32(count), entries: entries)
  }

  private func value(_ field: AMQPField) -> amqp_field_value_t {
    var value = amqp_field_value_t()
    switch field {
    case .string(let text):
      value.kind = UInt8(AMQP_FIELD_KIND_UTF8.rawValue)
      value.value.bytes = bytes(text)
    case .int(let number):
      value.kind = UInt8(AMQP_FIELD_KIND_I64.rawValue)
      value.value.i64 = number
    case .double(let number):
      value.kind = UInt8(AMQP_FIELD_KIND_F64.rawValue)
      value.value.f64 = number
    case .bool(let flag):
      value.kind = UInt8(AMQP_FIELD_KIND_BOOLEAN.rawValue)
      value.value.boolean = flag ? 1 : 0
    case .bytes(let content):
      value.kind = UInt8(AMQP_FIELD_KIND_BYTES.rawValue)
      value.value.bytes = content.withUnsafeBytes { bytes($0) }
    case .timestamp(let date):
      value.kind = UInt8(AMQP_FIELD_KIND_TIMESTAMP.rawValue)
      value.value.u64 = WireTime.seconds(of: date)
    case .array(let elements):
      value.kind = UInt8(AMQP_FIELD_KIND_ARRAY.rawValue)
      let entries = allocate(of: amqp_field_value_t.self, max(elements.count, 1))
      for (index, element) in elements.enumerated() { entries[index] = self.value(element) }
      value.value.array = amqp_array_t(num_entries: Int32(elements.count), entries: entries)
    case .table(let fields):
      value.kind = UInt8(AMQP_FIELD_KIND_TABLE.rawValue)
      value.value.table = table(fields)
    case .null:
      value.kind = UInt8(AMQP_FIELD_KIND_VOID.rawValue)
    }
    return value
  }

  private func allocate<Element>(of type: Element.Type, _ count: Int) -> UnsafeMutablePointer<Element> {
    allocate(count * MemoryLayout<Element>.stride, alignment: MemoryLayout<Element>.alignment)
      .bindMemory(to: type, capacity: count)
  }

  private func allocate(_ size: Int, alignment: Int) -> UnsafeMutableRawPointer {
    let start = (used + alignment - 1) / alignment * alignment
    if let block = blocks.last, start + size <= block.count {
      used = start + size
      return block.baseAddress! + start
    }
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: max(size, Self.blockSize), alignment: 16)
    blocks.append(block)
    used = size
    return block.baseAddress!
  }
}
