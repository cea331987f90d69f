/// Collects an answer within its bounds.
final class HTTPTransfer: TransferDelegate {
  private let maximumBodyBytes: Int
  private let maximumHeaderBytes: Int
  private var headerBytes = 0
  private(set) var headers: [HTTPHeader] = []
  private(set) var body: [UInt8] = []
  /// Which bound ended the transfer.
  private(set) var exceeded: String?

  init(_ request: HTTPRequest) {
    maximumBodyBytes = request.maximumBodyBytes
    maximumHeaderBytes = request.maximumHeaderBytes
  }

  func consume(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= maximumBodyBytes else {
      exceeded = "a body of more than \(maximumBodyBytes) bytes"
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  func consumeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    headerBytes += line.count
    guard headerBytes <= maximumHeaderBytes else {
      exceeded = "more than \(maximumHeaderBytes) bytes of header"
      return false
    }
    let text = String(decoding: line, as: UTF8.self)
    // A status line begins anew: what came before was an interim (1xx) answer.
    if text.hasPrefix("HTTP/") { headers = [] }
    if let colon = text.firstIndex(of: ":"), !text.hasPrefix("HTTP/") {
      let value = text[text.index(after: colon)...].drop { $0.isWhitespace }
      headers.append(HTTPHeader(String(text[..<colon]), value.trimmingLineEnd))
    }
    return true
  }
}

extension Substring {
  fileprivate var trimmingLineEnd: String {
    var rest = self
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
