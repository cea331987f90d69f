/// Tells the publisher that a form has come; many rings while it works are one.
struct SpoolBell: Sendable {
  let rings: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() { (rings, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }

  func ring() { continuation.yield() }

  func end() { continuation.finish() }
}
