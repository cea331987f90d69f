/// Reads scalars from bytes that came out of a `String`.
enum UTF8Reading {
  /// The scalar at an offset and its width in bytes.
  @inline(__always)
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    func continuation(_ index: Int) -> UInt32 { offset + index < end ? UInt32(bytes[offset + index] & 0x3F) : 0 }
    if first < 0xE0 { return ((first & 0x1F) << 6 | continuation(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | continuation(1) << 6 | continuation(2), 3) }
    return ((first & 0x07) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3), 4)
  }
}
