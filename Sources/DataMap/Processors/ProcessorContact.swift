/// How a processor is told of a request.
public struct ProcessorContact: Sendable, Hashable, Codable {
  public enum ContactProtocol: String, Sendable, Hashable, Codable, CaseIterable {
    case email
    /// OpenDSR 2.0.
    case openDSR = "opendsr"
    /// Data Rights Protocol 1.0.
    case dataRightsProtocol = "drp"
    /// A signed message over HTTP, to the URL that the configuration has for the processor.
    case http
    case post
  }

  public var contactProtocol: ContactProtocol
  /// An email address, a URL or a postal address; of `http` the name of the connection in the configuration (`processors.<name>`), where
  /// its URL and key are.
  public var address: String

  public init(contactProtocol: ContactProtocol, address: String) {
    self.contactProtocol = contactProtocol
    self.address = address
  }
}
