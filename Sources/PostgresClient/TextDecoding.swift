import FoundationEssentials

/// Values from the server's text form; `nil` where the text is none of the kind.
enum TextDecoding {
  static func string(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    String(decoding: text, as: UTF8.self)
  }

  static func int(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    Int(String(decoding: text, as: UTF8.self))
  }

  static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    Double(String(decoding: text, as: UTF8.self))
  }

  static func bool(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard text.count == 1 else { return nil }
    switch text[0] {
    case UInt8(ascii: "t"): return true
    case UInt8(ascii: "f"): return false
    default: return nil
    }
  }

  static func uuid(_ text: UnsafeBufferPointer<UInt8>) -> UUID? {
    UUID(uuidString: String(decoding: text, as: UTF8.self))
  }

  static func date(_ text: UnsafeBufferPointer<UInt8>) -> Date? {
    TimestampText.decode(text)
  }

  static func textArray(_ text: UnsafeBufferPointer<UInt8>) -> [String]? {
    array(text) { $0 }
  }

  static func intArray(_ text: UnsafeBufferPointer<UInt8>) -> [Int]? {
    array(text) { Int($0) }
  }

  static func uuidArray(_ text: UnsafeBufferPointer<UInt8>) -> [UUID]? {
    array(text) { UUID(uuidString: $0) }
  }

  static func bytesArray(_ text: UnsafeBufferPointer<UInt8>) -> [[UInt8]]? {
    array(text) { Array($0.utf8).withUnsafeBufferPointer(ByteaText.decode) }
  }

  /// An array none of whose elements is NULL.
  private static func array<Element>(_ text: UnsafeBufferPointer<UInt8>, _ decode: (String) -> Element?) -> [Element]? {
    guard let items = ArrayText.decode(text) else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(items.count)
    for item in items {
      guard let element = item.flatMap(decode) else { return nil }
      elements.append(element)
    }
    return elements
  }
}
