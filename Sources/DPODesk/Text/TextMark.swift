/// What a piece of text means to its reader; the terminal shows it as a colour.
enum TextMark: Hashable, Sendable {
  case plain, heading, dim, urgent, warning, good
}
