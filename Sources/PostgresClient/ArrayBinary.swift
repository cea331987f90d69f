/// The binary form of `bytea[]`: elements as they are, where the text form would take two characters a byte.
enum ArrayBinary {
  private static let byteaOID: Int32 = 17

  static func encode(_ items: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(20 + items.reduce(0) { $0 + 4 + $1.count })
    append(items.isEmpty ? 0 : 1, to: &bytes)  // dimensions
    append(0, to: &bytes)  // no NULL among the elements
    append(byteaOID, to: &bytes)
    guard !items.isEmpty else { return bytes }
    append(Int32(clamping: items.count), to: &bytes)
    append(1, to: &bytes)  // lower bound
    for item in items {
      append(Int32(clamping: item.count), to: &bytes)
      bytes.append(contentsOf: item)
    }
    return bytes
  }

  private static func append(_ number: Int32, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
