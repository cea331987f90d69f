/// What became of a published message, as far as the publisher can know.
///
/// Only ``confirmed`` means that the broker has taken responsibility. After ``unknown(reason:)`` the message may or may not
/// be in a queue: publish it again with the same `messageID` and let consumers drop duplicates.
public enum PublishOutcome: Sendable, Hashable {
  /// Every queue that it was routed to has it safely (AMQP `basic.ack`, and it was not returned before).
  case confirmed

  /// No queue was bound for it; the broker dropped it. The code is the broker's, 312 for “no route”.
  case returned(code: Int, text: String)

  /// A queue refused it (`basic.nack`): full with `x-overflow=reject-publish`, or without a quorum.
  case nacked

  /// At least its first byte was handed to a connection that ended, or whose confirm did not come before the deadline.
  case unknown(reason: String)

  /// Certainly not sent: the publisher had no usable connection until the deadline, was closed, or the message breaks a
  /// limit of the protocol.
  case notSent(reason: String)
}
