import Glibc

/// Feeds one message to libcurl and stops before the final dot where someone has to be asked.
final class SMTPTransfer: TransferDelegate {
  enum Gate {
    case open
    /// Someone is asked, once all bytes are out.
    case closed
    case refused
  }

  private let message: [UInt8]
  private var offset = 0
  private let isPlaintext: Bool

  var gate: Gate
  var onPause: () -> Void = {}
  /// The connection's socket, which the handle knows.
  var sockets: () -> Set<Int32> = { [] }

  private(set) var conversation = SMTPConversation()
  /// libcurl was told that the message is complete: from here on the final dot may be on its way.
  private(set) var mayHaveSentDot = false
  private(set) var isTooLarge = false
  private(set) var wasClosedBeforeDot = false

  init(_ message: [UInt8], isGuarded: Bool, isPlaintext: Bool) {
    self.message = message
    self.isPlaintext = isPlaintext
    gate = isGuarded ? .closed : .open
  }

  func produce(into buffer: UnsafeMutableRawBufferPointer) -> Production {
    if offset == 0, let limit = conversation.sizeLimit, message.count > limit {
      isTooLarge = true
      return .abort
    }
    if offset < message.count {
      let count = min(buffer.count, message.count - offset)
      message[offset..<(offset + count)].withUnsafeBytes { buffer.copyMemory(from: $0) }
      offset += count
      return .bytes(count)
    }
    return finish()
  }

  func sent(command: UnsafeRawBufferPointer) {
    conversation.sent(String(decoding: command, as: UTF8.self))
  }

  func received(line: UnsafeRawBufferPointer) {
    conversation.received(String(decoding: line, as: UTF8.self))
  }

  private func finish() -> Production {
    switch gate {
    case .closed:
      onPause()
      return .pause
    case .refused:
      return .abort
    case .open:
      // A dot into a connection that has ended would leave the outcome unknown for nothing.
      if sockets().contains(where: hasEnded) {
        wasClosedBeforeDot = true
        return .abort
      }
      mayHaveSentDot = true
      return .end
    }
  }

  /// The server has closed the connection; or, where that can be told, has spoken out of turn, which servers do only to
  /// say that they give up.
  private func hasEnded(_ socket: Int32) -> Bool {
    var byte: UInt8 = 0
    let count = recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    if count < 0 { return errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR }
    return count == 0 || isPlaintext
  }
}
