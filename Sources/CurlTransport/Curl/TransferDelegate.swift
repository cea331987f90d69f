import CCurl

/// What libcurl's callbacks ask for during one transfer. Called on the loop's thread only.
protocol TransferDelegate: AnyObject {
  func produce(into buffer: UnsafeMutableRawBufferPointer) -> Production
  /// Returns false to end the transfer.
  func consume(_ bytes: UnsafeRawBufferPointer) -> Bool
  /// One line of a header, its line end included. Returns false to end the transfer.
  func consumeHeader(_ line: UnsafeRawBufferPointer) -> Bool
  func sent(command: UnsafeRawBufferPointer)
  func received(line: UnsafeRawBufferPointer)
}

/// What the caller has to upload at the moment.
enum Production {
  case bytes(Int)
  case end
  case pause
  case abort
}

extension TransferDelegate {
  func produce(into buffer: UnsafeMutableRawBufferPointer) -> Production { .end }
  func consume(_ bytes: UnsafeRawBufferPointer) -> Bool { true }
  func consumeHeader(_ line: UnsafeRawBufferPointer) -> Bool { true }
  func sent(command: UnsafeRawBufferPointer) {}
  func received(line: UnsafeRawBufferPointer) {}
}
