import CCurl
import Glibc

/// One libcurl transfer: its options and what they point to. Belongs to one loop's thread.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  private let delegate: (any TransferDelegate)?
  private var lists: [UnsafeMutablePointer<curl_slist>] = []

  /// The sockets that the transfer has open, where ``observeSockets()`` was called.
  private(set) var openSockets: Set<Int32> = []

  /// Makes a handle that sends no signals, asks no proxy of the environment's and verifies certificates.
  init(delegate: (any TransferDelegate)? = nil) throws(CurlError) {
    CurlLibrary.start()
    guard let pointer = curl_easy_init() else {
      throw CurlError(.connection, "libcurl could not make a transfer: out of memory.")
    }
    self.pointer = pointer
    self.delegate = delegate
    try set(CURLOPT_NOSIGNAL, 1)
    try set(CURLOPT_PROXY, "")
    try set(CURLOPT_SSLVERSION, ccurl_tls_1_2)
    try set(CURLOPT_FOLLOWLOCATION, 0)
    if delegate != nil { setCallbacks() }
  }

  deinit {
    curl_easy_cleanup(pointer)
    for list in lists { curl_slist_free_all(list) }
  }

  func set(_ option: CURLoption, _ value: Int) throws(CurlError) {
    try check(ccurl_set_long(pointer, option, value), option)
  }

  /// libcurl copies strings.
  func set(_ option: CURLoption, _ value: String) throws(CurlError) {
    guard !value.utf8.contains(0) else { throw CurlError(.invalidInput, "An option holds a NUL byte.") }
    try check(ccurl_set_string(pointer, option, value), option)
  }

  func set(_ option: CURLoption, _ values: [String]) throws(CurlError) {
    var list: UnsafeMutablePointer<curl_slist>?
    for value in values {
      guard !value.utf8.contains(0), let longer = curl_slist_append(list, value) else {
        curl_slist_free_all(list)
        throw CurlError(.invalidInput, "An option holds a NUL byte, or memory has run out.")
      }
      list = longer
    }
    guard let list else { return }
    lists.append(list)
    try check(ccurl_set_list(pointer, option, list), option)
  }

  /// A body to post, which libcurl copies.
  func set(body: [UInt8]) throws(CurlError) {
    try check(ccurl_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)), CURLOPT_POSTFIELDSIZE_LARGE)
    let code = body.withUnsafeBytes { ccurl_set_bytes(pointer, CURLOPT_COPYPOSTFIELDS, $0.baseAddress ?? UnsafeRawPointer(pointer)) }
    try check(code, CURLOPT_COPYPOSTFIELDS)
  }

  /// Times in milliseconds; libcurl takes zero for "none", so that nothing is rounded down to it.
  func set(_ option: CURLoption, _ duration: Duration) throws(CurlError) {
    try set(option, duration.milliseconds)
  }

  func integer(_ info: CURLINFO) -> Int {
    var value = 0
    return ccurl_get_long(pointer, info, &value) == CURLE_OK ? value : 0
  }

  func string(_ info: CURLINFO) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    guard ccurl_get_string(pointer, info, &value) == CURLE_OK, let value else { return nil }
    return String(cString: value)
  }

  /// The socket of a connection that was opened with `CURLOPT_CONNECT_ONLY`, while there is one.
  var socket: Int32? {
    var value = ccurl_no_socket
    guard ccurl_get_socket(pointer, &value) == CURLE_OK, value != ccurl_no_socket else { return nil }
    return value
  }

  /// Makes libcurl give the running transfer up at its next turn, as if its time were over.
  ///
  /// The only safe way to stop a submission: when a handle is taken out instead, libcurl 7.88 believes that the upload
  /// is complete, and sends the final dot.
  func expire() {
    ccurl_set_long(pointer, CURLOPT_TIMEOUT_MS, 1)
  }

  /// Goes on with an upload that paused.
  func resume() {
    curl_easy_pause(pointer, CURLPAUSE_CONT)
  }

  private func check(_ code: CURLcode, _ option: CURLoption) throws(CurlError) {
    guard code != CURLE_OK else { return }
    throw CurlError(.invalidInput, "libcurl refuses option \(option.rawValue): \(String(cString: curl_easy_strerror(code))).")
  }
}

extension EasyHandle {
  /// The callbacks get the handle unretained: libcurl calls them only while a transfer runs, and whoever runs it holds
  /// the handle.
  private func setCallbacks() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_reader(
      pointer,
      { bytes, size, count, context in
        guard let bytes, let delegate = EasyHandle.delegate(context) else { return ccurl_read_abort }
        switch delegate.produce(into: UnsafeMutableRawBufferPointer(start: bytes, count: size * count)) {
        case .bytes(let count): return count
        case .end: return 0
        case .pause: return ccurl_read_pause
        case .abort: return ccurl_read_abort
        }
      }, context)
    ccurl_set_writer(
      pointer,
      { bytes, size, count, context in
        let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return EasyHandle.delegate(context)?.consume(buffer) == true ? size * count : 0
      }, context)
    ccurl_set_header_writer(
      pointer,
      { bytes, size, count, context in
        let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return EasyHandle.delegate(context)?.consumeHeader(buffer) == true ? size * count : 0
      }, context)
  }

  /// Lets the delegate follow the conversation of a line-based protocol.
  func traceConversation() {
    ccurl_set_tracer(
      pointer,
      { _, kind, bytes, count, context in
        let buffer = UnsafeRawBufferPointer(start: bytes, count: count)
        switch kind {
        case CURLINFO_HEADER_OUT: EasyHandle.delegate(context)?.sent(command: buffer)
        case CURLINFO_HEADER_IN: EasyHandle.delegate(context)?.received(line: buffer)
        default: break
        }
        return 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Keeps ``openSockets``: libcurl tells a running transfer's socket in no other way. Only for transfers whose
  /// connection is never reused, because libcurl keeps the callbacks with the connection.
  func observeSockets() {
    ccurl_set_socket_observers(
      pointer,
      { context, socket, _ in
        EasyHandle.from(context)?.openSockets.insert(socket)
        return CURL_SOCKOPT_OK
      },
      { context, socket in
        EasyHandle.from(context)?.openSockets.remove(socket)
        return close(socket)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private static func delegate(_ context: UnsafeMutableRawPointer?) -> (any TransferDelegate)? {
    from(context)?.delegate
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> EasyHandle? {
    context.map { Unmanaged<EasyHandle>.fromOpaque($0).takeUnretainedValue() }
  }
}
