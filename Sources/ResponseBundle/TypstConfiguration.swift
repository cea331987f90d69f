/// Where the typesetting process is found, and its limits.
public struct TypstConfiguration: Hashable, Sendable {
  /// The Python interpreter of an environment that has the package `typst`.
  public var python: String
  /// Folders with fonts besides the system's.
  public var fontDirectories: [String]
  /// Font families that must be there; letters are set in the first.
  public var requiredFonts: [String]
  /// After so many letters the process is replaced by a new one, which gives its caches back. From 1.
  public var lettersPerProcess: Int
  /// The longest that one letter may take.
  public var letterDeadline: Duration
  /// The longest that a new process may take to load its fonts.
  public var startDeadline: Duration

  public init(
    python: String, fontDirectories: [String] = [], requiredFonts: [String] = ["Noto Sans"], lettersPerProcess: Int = 500,
    letterDeadline: Duration = .seconds(20), startDeadline: Duration = .seconds(30)
  ) {
    self.python = python
    self.fontDirectories = fontDirectories
    self.requiredFonts = requiredFonts
    self.lettersPerProcess = lettersPerProcess
    self.letterDeadline = letterDeadline
    self.startDeadline = startDeadline
  }
}
