/// Names one pending wait or timer of a ``DescriptorWaiter``. A registration that has ended is inert.
public struct Registration: Sendable, Hashable {
  let id: UInt64
}
