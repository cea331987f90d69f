import CLibPQ

extension ServerReport {
  /// Reads a result of status PGRES_FATAL_ERROR.
  ///
  /// DETAIL, HINT, CONTEXT and the internal query are left where they are: they quote rows and values.
  init(_ result: OpaquePointer) {
    // The field codes are characters, after the letters of the protocol's ErrorResponse.
    func field(_ code: Unicode.Scalar) -> String? {
      PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
    }
    severity = field("V") ?? field("S") ?? "ERROR"
    sqlState = field("C") ?? ""
    primary = field("M") ?? "the server gave no reason"
    constraint = field("n")
    table = field("t")
    column = field("c")
    position = field("P").flatMap { Int($0) }
  }
}
