/// Turns offsets in UTF-8 bytes into offsets in Unicode scalars, which most languages count strings in.
struct ScalarOffsets {
  /// For each byte, how many scalars begin before it.
  private let scalars: [Int]

  init(_ text: String) {
    var scalars: [Int] = []
    scalars.reserveCapacity(text.utf8.count + 1)
    var count = 0
    for byte in text.utf8 {
      scalars.append(count)
      // A scalar ends where the next byte does not continue it; a byte of the form 10xxxxxx continues.
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    scalars.append(count)
    self.scalars = scalars
  }

  func scalar(at byte: Int) -> Int { scalars[min(byte, scalars.count - 1)] }
}
