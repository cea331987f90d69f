import Foundation

/// What a tool says to the person at the terminal.
public enum Console {
  /// A line of progress.
  public static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// A result.
  public static func write(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}
