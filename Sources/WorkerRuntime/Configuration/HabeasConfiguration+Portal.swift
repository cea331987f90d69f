extension HabeasConfiguration {
  /// The web portal.
  public var portal: PortalSettings {
    get throws(ConfigurationError) {
      PortalSettings(
        host: try source.text(.portalHost), port: try source.number(.portalPort), baseURL: try portalBaseURL,
        clientAddressHeader: try source.optionalText(.portalClientAddressHeader))
    }
  }

  /// How people reach the portal; `nil` where there is none.
  public var optionalPortalBaseURL: String? {
    get throws(ConfigurationError) { try source.optionalText(.portalBaseURL) == nil ? nil : try portalBaseURL }
  }

  /// How people reach the portal, for links in mail: scheme, host and port, without a slash at the end.
  ///
  /// - Throws: `.missing`; `.malformedValue` for anything with a path, or http to another machine than this one.
  public var portalBaseURL: String {
    get throws(ConfigurationError) {
      let text = try source.text(.portalBaseURL)
      let parts = text.split(separator: "://", maxSplits: 1).map(String.init)
      guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-:[]".contains($0)) })
      else { throw source.malformed(.portalBaseURL, "\"\(text)\" is not a scheme and a host alone") }
      let host = parts[1].hasPrefix("[") ? String(parts[1].dropFirst().prefix { $0 != "]" }) : String(parts[1].prefix { $0 != ":" })
      // Links to answers go by mail: on the open net nobody else may read what comes behind them.
      guard parts[0] == "https" || (parts[0] == "http" && Self.loopbackHosts.contains(host)) else {
        throw source.malformed(.portalBaseURL, "\"\(text)\" does not begin with https://")
      }
      return text
    }
  }
}
