public import Foundation

/// The end of one case's hash chain.
public struct CaseHead: Hashable, Sendable {
  public let caseID: UUID
  /// Hash of the case's latest event: 32 bytes.
  public let headHash: [UInt8]

  public init(caseID: UUID, headHash: [UInt8]) {
    self.caseID = caseID
    self.headHash = headHash
  }
}
