/// The hexadecimal text form of `bytea`: `\x48656c6c6f`.
enum ByteaText {
  static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count >= 2, text.count % 2 == 0, text[0] == UInt8(ascii: "\\"), text[1] == UInt8(ascii: "x") else { return nil }
    let count = (text.count - 2) / 2
    var isValid = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
      for index in 0..<count {
        let high = digits[Int(text[2 + 2 * index])]
        let low = digits[Int(text[3 + 2 * index])]
        if (high | low) & 0xF0 != 0 { isValid = false }
        output[index] = high << 4 | low & 0x0F
      }
      initialized = count
    }
    return isValid ? bytes : nil
  }

  /// Byte to digit; 0xFF for what is none. A table, because large documents pass through here.
  private static let digits: [UInt8] = (0...255).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte) - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt8(byte) - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt8(byte) - UInt8(ascii: "A") + 10
    default: 0xFF
    }
  }
}
