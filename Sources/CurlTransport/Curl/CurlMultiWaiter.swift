import CCurl
import Glibc
import ThreadLoop

/// Blocks a ``ThreadLoop`` in `curl_multi_poll`: runs transfers, and waits for the sockets of connections that libcurl
/// has opened for us.
///
/// `@unchecked` is sound: everything but ``wake()`` is called on the loop's thread only, and `curl_multi_wakeup` is
/// documented as safe from any thread.
final class CurlMultiWaiter: LoopWaiter, @unchecked Sendable {
  enum End {
    case finished(CURLcode)
    case cancelled
  }

  private struct Transfer {
    let easy: EasyHandle
    var isCancelled = false
    let ended: (End) -> Void
  }

  private struct SocketWait {
    let socket: Int32
    let events: Int16
    let deadline: ContinuousClock.Instant?
    let resume: (Readiness) -> Void
  }

  private let multi: UnsafeMutableRawPointer
  private var transfers: [UInt64: Transfer] = [:]
  private var waits: [UInt64: SocketWait] = [:]
  private var lastID: UInt64 = 0
  private var isInvalidated = false

  init() {
    CurlLibrary.start()
    guard let multi = curl_multi_init() else {
      // Out of memory or descriptors: a waiter that cannot be woken would hang its loop for ever.
      preconditionFailure("libcurl cannot make a multi handle.")
    }
    self.multi = multi
  }

  deinit {
    curl_multi_cleanup(multi)
  }

  func makeID() -> UInt64 {
    lastID += 1
    return lastID
  }

  /// Runs a transfer. `ended` is called once; after that the handle is to be given back with ``release(_:)``. It may
  /// stay until then, because libcurl knows an opened connection only as long as its handle stays.
  func add(_ id: UInt64, _ easy: EasyHandle, ended: @escaping (End) -> Void) {
    guard !isInvalidated, curl_multi_add_handle(multi, easy.pointer) == CURLM_OK else { return ended(.cancelled) }
    transfers[id] = Transfer(easy: easy, ended: ended)
  }

  /// Takes a handle out whose transfer has ended; closes a connection that was opened with `CURLOPT_CONNECT_ONLY`.
  func release(_ easy: EasyHandle) {
    curl_multi_remove_handle(multi, easy.pointer)
  }

  /// Calls `resume` once: when the socket can be read (`POLLIN`) or written (`POLLOUT`), at the deadline, or cancelled.
  func waitUntilReady(
    _ id: UInt64, _ socket: Int32, events: Int16, deadline: ContinuousClock.Instant?, resume: @escaping (Readiness) -> Void
  ) {
    if isInvalidated { return resume(.cancelled) }
    waits[id] = SocketWait(socket: socket, events: events, deadline: deadline, resume: resume)
  }

  /// Ends a wait at once and a transfer at its next turn, as cancelled; does nothing where it has ended.
  func cancel(_ id: UInt64) {
    waits.removeValue(forKey: id)?.resume(.cancelled)
    guard let transfer = transfers[id] else { return }
    transfers[id]?.isCancelled = true
    transfer.easy.expire()
    // libcurl sees the new limit at its next turn, which must not wait for an event.
    wake()
  }

  func wait() {
    let ids = Array(waits.keys)
    var sockets = ids.compactMap { id in
      waits[id].map { curl_waitfd(fd: $0.socket, events: $0.events, revents: 0) }
    }
    // libcurl shortens the wait where one of its own timers is due earlier.
    curl_multi_poll(multi, &sockets, UInt32(sockets.count), pollTimeout(), nil)
    var running: Int32 = 0
    curl_multi_perform(multi, &running)
    finishTransfers()
    finishWaits(zip(ids, sockets))
  }

  func wake() {
    curl_multi_wakeup(multi)
  }

  func invalidate() {
    isInvalidated = true
    for id in Array(waits.keys) + Array(transfers.keys) { cancel(id) }
    var running: Int32 = 0
    curl_multi_perform(multi, &running)
    finishTransfers()
  }

  private func finishTransfers() {
    var remaining: Int32 = 0
    while let message = curl_multi_info_read(multi, &remaining) {
      guard message.pointee.msg == CURLMSG_DONE,
        let id = transfers.first(where: { $0.value.easy.pointer == message.pointee.easy_handle })?.key,
        let transfer = transfers.removeValue(forKey: id)
      else { continue }
      // Read before the callback, which may free the handle and the message with it.
      let result = ccurl_message_result(message)
      // A transfer that was complete before its cancellation took effect counts as complete.
      transfer.ended(transfer.isCancelled && result != CURLE_OK ? .cancelled : .finished(result))
    }
  }

  private func finishWaits(_ polled: some Sequence<(UInt64, curl_waitfd)>) {
    guard !waits.isEmpty else { return }
    for (id, socket) in polled where socket.revents != 0 {
      waits.removeValue(forKey: id)?.resume(.ready)
    }
    let now = ContinuousClock.now
    for (id, wait) in waits where wait.deadline.map({ $0 <= now }) ?? false {
      waits.removeValue(forKey: id)?.resume(.timedOut)
    }
  }

  private func pollTimeout() -> Int32 {
    let longest = Int32(3_600_000)
    guard let deadline = waits.values.compactMap(\.deadline).min() else { return longest }
    let remaining = ContinuousClock.now.duration(to: deadline)
    return remaining > .zero ? min(longest, Int32(remaining.milliseconds)) : 0
  }
}
