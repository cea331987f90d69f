import CCurl
import Glibc
import ThreadLoop

/// A connection that libcurl has opened, secured and logged in, as a stream of bytes. Belongs to one loop's thread.
final class CurlStream {
  private let handle: EasyHandle
  private let waiter: CurlMultiWaiter
  private let loop: ThreadLoop
  private let place: String
  private var isOpen = false

  init(_ handle: EasyHandle, waiter: CurlMultiWaiter, loop: ThreadLoop, place: String) {
    self.handle = handle
    self.waiter = waiter
    self.loop = loop
    self.place = place
  }

  func open(isolation: isolated (any Actor) = #isolation) async throws(CurlError) {
    let transfer = RunningTransfer(handle, waiter: waiter, loop: loop, keepsHandle: true)
    switch await transfer.end() {
    case .finished(CURLE_OK): isOpen = true
    case .finished(let code):
      waiter.release(handle)
      throw CurlError(.init(code), "\(place): \(code.explanation).")
    case .cancelled:
      waiter.release(handle)
      throw CurlError(.cancelled, "The connection to \(place) was cancelled.")
    }
  }

  /// Closes the connection. The stream is of no use afterwards.
  func close() {
    guard isOpen else { return }
    isOpen = false
    waiter.release(handle)
  }

  func send(
    _ bytes: [UInt8], within patience: Duration, isolation: isolated (any Actor) = #isolation
  ) async throws(CurlError) {
    var offset = 0
    while offset < bytes.count {
      var count = 0
      let code = bytes[offset...].withUnsafeBytes { curl_easy_send(handle.pointer, $0.baseAddress, $0.count, &count) }
      offset += count
      switch code {
      case CURLE_OK: continue
      case CURLE_AGAIN:
        guard try await ready(POLLOUT, deadline: .now + patience) else {
          throw CurlError(.timeout, "\(place) took no bytes for \(patience).")
        }
      default: throw CurlError(.connection, "\(place) closed the connection.")
      }
    }
  }

  /// What has come, at most so many bytes; `nil` when the deadline passes first.
  func receive(
    maximum: Int = 65_536, until deadline: ContinuousClock.Instant, isolation: isolated (any Actor) = #isolation
  ) async throws(CurlError) -> [UInt8]? {
    while true {
      var code = CURLE_OK
      let bytes = [UInt8](unsafeUninitializedCapacity: maximum) { buffer, count in
        // TLS may hold back bytes that the socket no longer shows: read first, wait only when there is nothing.
        code = curl_easy_recv(handle.pointer, buffer.baseAddress, buffer.count, &count)
        if code != CURLE_OK { count = 0 }
      }
      switch code {
      case CURLE_OK where bytes.isEmpty: throw CurlError(.connection, "\(place) closed the connection.")
      case CURLE_OK: return bytes
      case CURLE_AGAIN:
        guard try await ready(POLLIN, deadline: deadline) else { return nil }
      default: throw CurlError(.connection, "\(place) closed the connection.")
      }
    }
  }

  /// Whether the socket became ready before the deadline.
  private func ready(
    _ events: Int32, deadline: ContinuousClock.Instant, isolation: isolated (any Actor) = #isolation
  ) async throws(CurlError) -> Bool {
    guard isOpen, let socket = handle.socket else { throw CurlError(.connection, "\(place) closed the connection.") }
    let (id, waiter, loop) = (waiter.makeID(), waiter, loop)
    let readiness = await withTaskCancellationHandler {
      await withCheckedContinuation(isolation: isolation) { continuation in
        waiter.waitUntilReady(id, socket, events: Int16(events), deadline: deadline) { continuation.resume(returning: $0) }
      }
    } onCancel: {
      loop.execute { waiter.cancel(id) }
    }
    switch readiness {
    case .ready: return true
    case .timedOut: return false
    case .cancelled: throw CurlError(.cancelled, "The wait for \(place) was cancelled.")
    }
  }
}
