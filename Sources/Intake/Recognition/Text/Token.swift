/// A word of a message.
struct Token: Hashable, Sendable {
  /// In UTF-8 bytes of the text that was read.
  var start: Int32
  var end: Int32
  /// Its folded letters, as a range of ``MessageWords/letters``.
  var firstLetter: Int32
  var endLetter: Int32
  /// Sentences and, within them, clauses are numbered in the order of the message.
  var sentence: Int32
  var clause: Int32
}
