import Glibc

/// A pipe that closes itself.
final class Pipe: Sendable {
  let readEnd: Int32
  let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0)
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  func send() {
    var byte: UInt8 = 1
    precondition(write(writeEnd, &byte, 1) == 1)
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }
}
