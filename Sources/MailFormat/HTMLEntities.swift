/// Character references of HTML: all numeric ones, and the names that occur in letters.
enum HTMLEntities {
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      if bytes[position] == UInt8(ascii: "&"), let (text, end) = reference(in: bytes, at: position) {
        output += Array(text.utf8)
        position = end
      } else {
        output.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The longest name is short, so that a lone ampersand costs a bounded look ahead.
  private static let maximumLength = 10

  private static func reference(in bytes: ArraySlice<UInt8>, at start: Int) -> (String, end: Int)? {
    let body = bytes[(start + 1)...].prefix(maximumLength).prefix { byte in
      byte == UInt8(ascii: "#") || (byte < 128 && Character(Unicode.Scalar(byte)).isLetter)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    let name = String(decoding: body, as: UTF8.self)
    let isClosed = body.endIndex < bytes.endIndex && bytes[body.endIndex] == UInt8(ascii: ";")
    let end = isClosed ? body.endIndex + 1 : body.endIndex
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      guard let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits) else { return nil }
      return (text(for: value), end)
    }
    guard isClosed, let text = named[name] else { return nil }
    return (text, end)
  }

  private static func text(for value: UInt32) -> String {
    // Numbers 128 to 159 mean windows-1252, as browsers read them.
    if (128...159).contains(value) { return CharsetDecoder.decode([UInt8(value)], charset: "windows-1252") }
    guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
    return String(Character(scalar))
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "", "zwnj": "", "zwj": "",
    "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "sect": "§",
    "para": "¶", "middot": "·", "bull": "•", "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’",
    "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›",
    "iexcl": "¡", "iquest": "¿", "ordf": "ª", "ordm": "º", "plusmn": "±", "frac12": "½", "frac14": "¼", "frac34": "¾",
    "times": "×", "divide": "÷", "micro": "µ", "szlig": "ß", "ensp": " ", "emsp": " ", "thinsp": " ",
    "Agrave": "À", "Aacute": "Á", "Acirc": "Â", "Atilde": "Ã", "Auml": "Ä", "Aring": "Å", "AElig": "Æ", "Ccedil": "Ç",
    "Egrave": "È", "Eacute": "É", "Ecirc": "Ê", "Euml": "Ë", "Igrave": "Ì", "Iacute": "Í", "Icirc": "Î", "Iuml": "Ï",
    "Ntilde": "Ñ", "Ograve": "Ò", "Oacute": "Ó", "Ocirc": "Ô", "Otilde": "Õ", "Ouml": "Ö", "Oslash": "Ø", "Ugrave": "Ù",
    "Uacute": "Ú", "Ucirc": "Û", "Uuml": "Ü", "Yacute": "Ý", "ETH": "Ð", "THORN": "Þ", "OElig": "Œ", "Scaron": "Š",
    "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã", "auml": "ä", "aring": "å", "aelig": "æ", "ccedil": "ç",
    "egrave": "è", "eacute": "é", "ecirc": "ê", "euml": "ë", "igrave": "ì", "iacute": "í", "icirc": "î", "iuml": "ï",
    "ntilde": "ñ", "ograve": "ò", "oacute": "ó", "ocirc": "ô", "otilde": "õ", "ouml": "ö", "oslash": "ø", "ugrave": "ù",
    "uacute": "ú", "ucirc": "û", "uuml": "ü", "yacute": "ý", "yuml": "ÿ", "eth": "ð", "thorn": "þ", "oelig": "œ", "scaron": "š",
  ]
}
