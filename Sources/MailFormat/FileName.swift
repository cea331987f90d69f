/// File names that others chose, made safe to show and to store under.
enum FileName {
  /// Room for a counter or a suffix within the 255 bytes that file systems allow.
  private static let maximumBytes = 200

  /// The last component of the name without control, invisible and reserved characters; `nil` where nothing is left.
  static func sanitised(_ name: String) -> String? {
    let component = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last ?? ""
    var scalars = String.UnicodeScalarView()
    for scalar in component.unicodeScalars where !scalar.isControl && !scalar.isInvisible && !scalar.isLineBreak {
      scalars.append("<>:\"|?*".unicodeScalars.contains(scalar) ? "_" : scalar)
    }
    // Leading dots hide files; trailing dots and spaces vanish on some systems.
    let trimmed = String(scalars).trimmingSpaces.drop { $0 == "." }
    let kept = trimmed.reversed().drop { $0 == "." || $0 == " " }.reversed()
    return shortened(String(kept).trimmingSpaces).nonEmpty
  }

  /// Cut in the middle, so that the extension stays.
  private static func shortened(_ name: String) -> String {
    guard name.utf8.count > maximumBytes else { return name }
    var tail = ""
    if let dot = name.lastIndex(of: "."), name[dot...].utf8.count <= 16 { tail = String(name[dot...]) }
    var head = ""
    for character in name.dropLast(tail.count) {
      guard head.utf8.count + character.utf8.count + tail.utf8.count <= maximumBytes else { break }
      head.append(character)
    }
    return head + tail
  }
}
