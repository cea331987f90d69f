/// The addresses that mail is sent to: dot-atoms on both sides (RFC 5321), without what could end a command or a field.
public enum AddressSyntax {
  /// Why the address cannot be used; `nil` where it can. The reason does not repeat the address.
  public static func problem(in address: String) -> String? {
    guard address.utf8.count <= 254 else { return "it is longer than 254 bytes" }
    guard address.unicodeScalars.allSatisfy({ !$0.isControl && !$0.properties.isWhitespace && !$0.isInvisible }) else {
      return "it has a space, line end or control character"
    }
    let halves = address.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2 else { return "it is not local@domain" }
    guard isDotAtom(halves[0], isAllowed: { atomSpecials.contains($0) }), halves[0].utf8.count <= 64 else {
      return "the part before the @ is empty or has characters that need quoting or are not ASCII"
    }
    guard isDotAtom(halves[1], isAllowed: { $0 == UInt8(ascii: "-") || $0 >= 128 }) else { return "the domain is not a host name" }
    return nil
  }

  private static let atomSpecials = Set("!#$%&'*+-/=?^_`{|}~".utf8)

  private static func isDotAtom(_ text: Substring, isAllowed: (UInt8) -> Bool) -> Bool {
    let atoms = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return atoms.allSatisfy { atom in
      !atom.isEmpty
        && atom.allSatisfy { byte in
          let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          return isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || isAllowed(byte)
        }
    }
  }
}
