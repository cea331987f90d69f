import CCurl

extension CURLcode {
  /// libcurl's sentence for the code. It has no values in it.
  var explanation: String { String(cString: curl_easy_strerror(self)) }
}

extension CurlError.Code {
  init(_ code: CURLcode) {
    switch code {
    case CURLE_OPERATION_TIMEDOUT: self = .timeout
    case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: self = .authentication
    case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      self = .tls
    case CURLE_FILESIZE_EXCEEDED: self = .tooLarge
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_BAD_FUNCTION_ARGUMENT: self = .invalidInput
    case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_HTTP2, CURLE_HTTP2_STREAM: self = .protocolViolation
    default: self = .connection
    }
  }
}
