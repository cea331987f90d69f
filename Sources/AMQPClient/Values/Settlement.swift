/// What the broker shall do with a delivery that was handled.
public enum Settlement: Sendable, Hashable, CaseIterable {
  /// Done: the queue forgets it.
  case ack

  /// Back into the queue, which counts the attempt and delivers it again.
  case requeue

  /// Out of the queue, to its dead-letter exchange when it has one; otherwise it is dropped.
  case deadLetter
}
