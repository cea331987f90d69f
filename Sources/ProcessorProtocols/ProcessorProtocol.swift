/// A language that processors are told in.
public protocol ProcessorProtocol: Sendable {
  /// Hands a request in. Handed in again under the same id it has one effect.
  func tell(_ message: ProcessorMessage) async throws(ProcessorFault) -> ProcessorAnswer

  /// Asks what became of a request that was acknowledged.
  ///
  /// - Throws: `.unknownRequest` where the processor has no such request, so that it has to be handed in again.
  func status(of id: String) async throws(ProcessorFault) -> ProcessorAnswer
}
