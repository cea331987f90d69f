/// Where a processor is told, and the key of what it is told: `processors.<name>` in `habeas.yaml`.
public struct ProcessorSettings: Hashable, Sendable {
  public let url: String
  /// Path of the key that messages are signed with.
  public let keyFile: String
  /// Path of a PEM file; the system's certificates where nil.
  public let rootCertificateFile: String?

  public init(url: String, keyFile: String, rootCertificateFile: String?) {
    self.url = url
    self.keyFile = keyFile
    self.rootCertificateFile = rootCertificateFile
  }
}
