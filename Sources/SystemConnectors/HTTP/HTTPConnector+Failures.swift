import CurlTransport
import DataMap

extension HTTPConnector {
  var cancelled: ConnectorError {
    ConnectorError(.cancelled, system: system.key, "The search was cancelled.", remedy: "It may be started again.", isTransient: true)
  }

  func badAnswer(_ message: String, _ remedy: String) -> ConnectorError {
    ConnectorError(.badAnswer, system: system.key, message, remedy: remedy + " (\(system.location)).")
  }

  /// What a status means that is no success.
  func refusal(_ status: Int, at place: String) -> ConnectorError {
    switch status {
    case 401:
      ConnectorError(
        .loginRefused, system: system.key, "The interface refuses the token (status 401).",
        remedy: "Write a good one to the file that connections.\(source.connection).tokenFile names.")
    case 403:
      ConnectorError(
        .permissionDenied, system: system.key, "The token may not read `\(place)` (status 403).", remedy: "Let it read, and no more.")
    case 404, 405, 410:
      ConnectorError(
        .missingEndpoint, system: system.key, "The interface has no `\(place)` (status \(status)).",
        remedy: "Correct `path:`. Where 404 means that nobody is known by the value, write `not_found: empty`.")
    case 429, 500...599:
      ConnectorError(
        .unreachable, system: system.key, "The interface is busy or in trouble (status \(status)).",
        remedy: "Look at it if this goes on.", isTransient: true)
    default:
      ConnectorError(
        .badAnswer, system: system.key, "`\(place)` answers with status \(status).", remedy: "Compare the request with the interface.")
    }
  }

  func failure(_ error: CurlError, at place: String) -> ConnectorError {
    switch error.code {
    case .timeout:
      ConnectorError(
        .timeout, system: system.key, "The interface took too long with `\(place)`.", remedy: "Look at its load.", isTransient: true)
    case .tooLarge:
      ConnectorError(
        .tooLarge, system: system.key, "An answer of `\(place)` is larger than is taken.", remedy: "Ask for smaller pages in `query:`.")
    case .redirect:
      ConnectorError(
        .badAnswer, system: system.key, "`\(place)` redirects to another server, or without end; neither is followed.",
        remedy: "Correct the address under connections.\(source.connection).url.")
    case .tls:
      ConnectorError(
        .unreachable, system: system.key, "No secure connection: \(error.message)",
        remedy: "Look at the certificate, and at connections.\(source.connection).rootCertificateFile.")
    case .cancelled: cancelled
    default:
      ConnectorError(
        .unreachable, system: system.key, "The interface does not answer: \(error.message)",
        remedy: "Check connections.\(source.connection).url, the network, and that it runs.", isTransient: error.isRetriable)
    }
  }
}
