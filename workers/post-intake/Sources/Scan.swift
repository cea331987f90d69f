import Foundation

/// A scan in the folder, with its index card where there is one, as a look found them.
struct Scan: Hashable {
  /// One file, and what changes when somebody writes to it.
  struct File: Hashable {
    /// Its name belongs to people: it is used to find the file again, and goes nowhere else.
    let name: String
    let size: Int
    let inode: UInt64
    let modifiedSeconds: Int
    let modifiedNanoseconds: Int

    var modified: Date { Date(timeIntervalSince1970: Double(modifiedSeconds) + Double(modifiedNanoseconds) / 1e9) }
  }

  let file: File
  let card: File?
}
