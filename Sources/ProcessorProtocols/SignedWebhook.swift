public import CurlTransport
public import Foundation
public import Sealing

/// Tells a processor by a signed POST to the one URL that is registered for it, and asks what became of it with GET `<url>/<id>`.
///
/// Signed as Standard Webhooks 1.0 has it: `webhook-id`, `webhook-timestamp` and `webhook-signature`. The id is also the
/// `Idempotency-Key`. No redirect is followed and no address that an answer names is ever used (N22). In clear only to this machine (N19).
public struct SignedWebhook: ProcessorProtocol {
  private let name: String
  private let url: String
  private let key: WebhookKey
  private let rootCertificateFile: String?
  private let transport: CurlTransport
  private let timeout: Duration
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - name: The processor's key in the register, for messages.
  ///   - url: `https`, or `http` to a loopback address; without a query.
  ///   - rootCertificateFile: Certificates to trust (PEM) in place of the system's.
  ///   - timeout: For one whole exchange.
  /// - Throws: `ProcessorFault` `.destination` for another scheme, a login or a query in the URL.
  public init(
    name: String, url: String, key: WebhookKey, transport: CurlTransport, rootCertificateFile: String? = nil,
    timeout: Duration = .seconds(20), now: @escaping @Sendable () -> Date = { Date() }
  ) throws(ProcessorFault) {
    let parts = URLComponents(string: url)
    let isLocal = parts?.host.map { ["127.0.0.1", "localhost", "[::1]", "::1"].contains($0) } ?? false
    guard let parts, let host = parts.host, !host.isEmpty, parts.scheme == "https" || parts.scheme == "http" && isLocal,
      parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
    else {
      throw ProcessorFault(
        .destination, "the URL of processor '\(name)' cannot be used; it has to begin with https:// and have no login, query or fragment.")
    }
    self.name = name
    self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
    self.key = key
    self.rootCertificateFile = rootCertificateFile
    self.transport = transport
    self.timeout = timeout
    self.now = now
  }

  public func tell(_ message: ProcessorMessage) async throws(ProcessorFault) -> ProcessorAnswer {
    let response = try await exchange("POST", url, id: message.id, body: try message.encoded())
    return try answer(response)
  }

  public func status(of id: String) async throws(ProcessorFault) -> ProcessorAnswer {
    let response = try await exchange("GET", "\(url)/\(id)", id: id, body: nil)
    if response.status == 404 || response.status == 410 {
      throw ProcessorFault(.unknownRequest, "processor '\(name)' does not know the request; it is handed in again.", isTransient: true)
    }
    return try answer(response)
  }

  private func exchange(_ method: String, _ url: String, id: String, body: [UInt8]?) async throws(ProcessorFault) -> HTTPResponse {
    guard !id.isEmpty, id.utf8.allSatisfy(Self.isPlain) else {
      throw ProcessorFault(.unspeakable, "a message's id has characters that a URL or a signature could misread.")
    }
    let timestamp = Int(now().timeIntervalSince1970)
    let signature: String
    do throws(SealingError) {
      signature = try key.signature(id: id, timestamp: timestamp, body: body ?? [])
    } catch {
      throw ProcessorFault(.unspeakable, error.message)
    }
    var headers = [
      HTTPHeader("webhook-id", id), HTTPHeader("webhook-timestamp", "\(timestamp)"), HTTPHeader("webhook-signature", signature),
      HTTPHeader("accept", "application/json"),
    ]
    if body != nil { headers += [HTTPHeader("idempotency-key", id), HTTPHeader("content-type", "application/json")] }
    do throws(CurlError) {
      return try await transport.http(
        HTTPRequest(
          method: method, url: url, headers: headers, body: body, schemes: url.hasPrefix("https://") ? .https : .http, redirects: .returned,
          rootCertificateFile: rootCertificateFile, maximumBodyBytes: 64 << 10, timeout: timeout))
    } catch {
      throw ProcessorFault(
        .unreachable,
        "processor '\(name)' cannot be reached (\(error.code.rawValue)); look at processors.\(name) in the configuration "
          + "and whether its server runs.", isTransient: error.isRetriable || error.code == .cancelled)
    }
  }

  private func answer(_ response: HTTPResponse) throws(ProcessorFault) -> ProcessorAnswer {
    switch response.status {
    case 200...299: break
    case 300...399:
      throw ProcessorFault(
        .redirected, "processor '\(name)' redirects elsewhere, which is not followed (N22); register the new URL in the configuration.")
    case 401, 403:
      throw ProcessorFault(
        .unauthorised, "processor '\(name)' does not accept our signature (HTTP \(response.status)); agree on the key with it.")
    case 408, 409, 425, 429, 500...599:
      throw ProcessorFault(.unreachable, "processor '\(name)' says: not now (HTTP \(response.status)).", isTransient: true)
    default:
      throw ProcessorFault(
        .rejected, "processor '\(name)' does not take the request (HTTP \(response.status)); ask it why, and look at its URL.")
    }
    struct Body: Decodable {
      let status: String
      let reference: String?
    }
    guard let body = try? JSONDecoder().decode(Body.self, from: Data(response.body)),
      let status = ProcessorAnswer.Status(rawValue: body.status)
    else {
      throw ProcessorFault(
        .unintelligible, "processor '\(name)' answers with something that is not as agreed (HTTP \(response.status)).", isTransient: true)
    }
    // It goes into the case's events: a short code, whatever the processor sends.
    let reference = body.reference.flatMap { $0.utf8.count <= 64 && !$0.isEmpty && $0.utf8.allSatisfy(Self.isPlain) ? $0 : nil }
    return ProcessorAnswer(status: status, reference: reference)
  }

  /// ASCII letters and digits, `-` and `_`.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
