import FoundationEssentials

/// Parameters in the wire form that libpq takes: one block of bytes with a terminated piece for each.
struct EncodedParameters: Sendable {
  /// The protocol counts parameters in 16 bits.
  static let maximumCount = 65_535

  private(set) var buffer: [UInt8] = []
  /// Where each value begins; -1 for NULL.
  private(set) var offsets: [Int] = []
  private(set) var lengths: [Int32] = []
  /// 0 for text, 1 for binary.
  private(set) var formats: [Int32] = []

  var count: Int { offsets.count }

  static let none = EncodedParameters()

  private init() {}

  init(_ values: [PostgresValue]) throws(PostgresError) {
    guard values.count <= Self.maximumCount else {
      throw .parameter("A statement takes at most \(Self.maximumCount) parameters; this one has \(values.count).")
    }
    offsets.reserveCapacity(values.count)
    lengths.reserveCapacity(values.count)
    formats.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      do {
        try append(value)
      } catch {
        throw .parameter("Parameter $\(index + 1) (\(value)) \(error.reason).")
      }
    }
  }

  private mutating func append(_ value: PostgresValue) throws(Refusal) {
    switch value {
    case .null:
      offsets.append(-1)
      lengths.append(0)
      formats.append(0)
    case .text(let text), .json(let text): try add(text: text)
    case .bytes(let bytes): try add(binary: bytes)
    case .int(let number): try add(text: String(number))
    case .double(let number): try add(text: number.description)
    case .bool(let flag): try add(text: flag ? "t" : "f")
    case .uuid(let uuid): try add(text: uuid.uuidString)
    case .timestamp(let date):
      guard let text = TimestampText.encode(date) else { throw Refusal("is outside the range of a timestamp") }
      try add(text: text)
    case .textArray(let texts): try add(text: ArrayText.encode(texts))
    case .uuidArray(let uuids): try add(text: ArrayText.encode(uuids.map(\.uuidString)))
    case .intArray(let numbers): try add(text: ArrayText.encode(numbers))
    case .bytesArray(let items): try add(binary: ArrayBinary.encode(items))
    }
  }

  private mutating func add(text: String) throws(Refusal) {
    let start = buffer.count
    buffer.append(contentsOf: text.utf8)
    // libpq measures text by its terminator: a NUL inside would cut the value short without a word.
    guard !buffer[start...].contains(0) else { throw Refusal("contains U+0000, which PostgreSQL cannot store as text") }
    finish(start, format: 0)
  }

  private mutating func add(binary: [UInt8]) throws(Refusal) {
    // The server takes no message of 1 GiB or more.
    guard binary.count < 1 << 30 else { throw Refusal("is larger than 1 GiB") }
    let start = buffer.count
    buffer.append(contentsOf: binary)
    finish(start, format: 1)
  }

  private mutating func finish(_ start: Int, format: Int32) {
    offsets.append(start)
    lengths.append(Int32(buffer.count - start))
    formats.append(format)
    buffer.append(0)
  }

  /// Why one parameter cannot be sent, without its value.
  private struct Refusal: Error {
    let reason: String

    init(_ reason: String) {
      self.reason = reason
    }
  }
}

extension EncodedParameters {
  /// Lends the arrays that the sending functions of libpq take.
  func withPointers<Result>(
    _ body: (
      _ count: Int32, _ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int32>?,
      _ formats: UnsafePointer<Int32>?
    ) -> Result
  ) -> Result {
    buffer.withUnsafeBytes { bytes in
      let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      let values: [UnsafePointer<CChar>?] = offsets.map { offset in offset < 0 ? nil : base.map { $0 + offset } }
      return values.withUnsafeBufferPointer { values in
        lengths.withUnsafeBufferPointer { lengths in
          formats.withUnsafeBufferPointer { formats in
            body(Int32(count), values.baseAddress, lengths.baseAddress, formats.baseAddress)
          }
        }
      }
    }
  }
}
