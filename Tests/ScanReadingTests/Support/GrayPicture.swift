import Foundation

/// A gray picture, and the plainest TIFF of several: uncompressed, one strip a page (TIFF 6.0, section 4).
struct GrayPicture {
  var width: Int
  var height: Int
  var pixels: Data

  init(width: Int, height: Int, pixels: Data) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// - Parameter data: `P5 width height 255` and the pixels.
  init(portableGrayMap data: Data) throws {
    let fields = data.prefix(64).split(maxSplits: 4, whereSeparator: { $0 == 0x20 || $0 == 0x0A })
    guard fields.count == 5, let width = Int(String(decoding: fields[1], as: UTF8.self)),
      let height = Int(String(decoding: fields[2], as: UTF8.self))
    else { throw CocoaError(.fileReadCorruptFile) }
    self.init(width: width, height: height, pixels: data.suffix(width * height))
  }

  static func tiff(_ pages: [GrayPicture]) -> Data {
    var file = Data([0x49, 0x49, 42, 0])
    file.append(number: 8)
    for (index, page) in pages.enumerated() {
      // Two bytes of count, eight entries, the link to the next page; then the pixels, which end where the next page begins.
      let strip = file.count + 2 + 8 * 12 + 4
      let entries = [
        // Width, height, bits, compression, black is zero, the strip's place, its rows, its length.
        (256, page.width), (257, page.height), (258, 8), (259, 1), (262, 1), (273, strip), (278, page.height), (279, page.pixels.count),
      ]
      file.append(contentsOf: [UInt8(entries.count), 0])
      for (tag, value) in entries {
        file.append(contentsOf: [UInt8(tag & 255), UInt8(tag >> 8), 4, 0])
        file.append(number: 1)
        file.append(number: value)
      }
      file.append(number: index == pages.count - 1 ? 0 : strip + page.pixels.count)
      file.append(page.pixels)
    }
    return file
  }
}

extension Data {
  mutating func append(number: Int) { Swift.withUnsafeBytes(of: UInt32(number).littleEndian) { append(contentsOf: $0) } }
}
