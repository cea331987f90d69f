import Hummingbird

/// A header's name.
typealias HeaderName = HTTPFields.Element.Name

extension HeaderName {
  /// A header's name that stands in the program's text; one that is no token would be a mistake of the programmer's.
  static func known(_ name: StaticString) -> HeaderName {
    guard let name = HeaderName("\(name)") else { preconditionFailure("\(name) is no header's name") }
    return name
  }
}
