import Crypto
public import FoundationEssentials

/// Message ids that come out the same when the same step is made again.
public enum MessageIdentity {
  /// The id of the n-th message that event `seq` of a case causes.
  public static func step(caseID: UUID, seq: Int, n: Int) -> UUID {
    derive("habeas.step.v1", "\(caseID.uuidString.lowercased())/\(seq)/\(n)")
  }

  /// The id of the case that a submission opens.
  public static func openedCase(by submission: UUID) -> UUID {
    derive("habeas.case.v1", submission.uuidString.lowercased())
  }

  /// The id of the vault item with what the writer of a submission is found by when marketing is stopped.
  public static func suppressionSubject(of submission: UUID) -> UUID {
    derive("habeas.suppression-subject.v1", submission.uuidString.lowercased())
  }

  /// A version 8 UUID (RFC 9562) of the first 122 bits of SHA-256.
  static func derive(_ domain: String, _ name: String) -> UUID {
    var bytes = Array(SHA256.hash(data: Data("\(domain)\n\(name)".utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }
}
