import CGMime

/// How GMime reads what the standards do not allow: as other mail programs do.
///
/// `@unchecked` is sound: the options are complete before the one instance is published, and only read afterwards.
final class ParserOptions: @unchecked Sendable {
  static let shared = ParserOptions()

  let pointer: OpaquePointer?

  private init() {
    GMimeLibrary.start()
    pointer = g_mime_parser_options_new()
    // Raw eight-bit headers: UTF-8 where it is valid, else what Western European mailers of old wrote.
    let charsets = ["utf-8", "windows-1252", "iso-8859-1"]
    var pointers: [UnsafePointer<CChar>?] = charsets.map { UnsafePointer(g_strdup($0)) } + [nil]
    g_mime_parser_options_set_fallback_charsets(pointer, &pointers)
    for pointer in pointers { g_free(UnsafeMutablePointer(mutating: pointer)) }
  }
}
