/// How much of a response is kept.
struct IMAPLimits: Equatable {
  /// All of a response but its literals. Bytes; a search result takes up to eleven for each message.
  var lineBytes = 4 << 20
  /// All literals of one response together. Bytes.
  var literalBytes = 1 << 20
  /// Lists within lists.
  var depth = 16
}
