/// Sends mail (SMTP), reads mailboxes (IMAP) and speaks HTTP, with libcurl on threads of its own.
///
/// ```swift
/// let transport = CurlTransport()
/// let receipt = try await transport.send(submission, to: server)
/// ```
///
/// Calls run concurrently and may be cancelled. The threads end with the last reference to the transport.
public final class CurlTransport: Sendable {
  let submissionLanes = LanePool()
  let httpLane = CurlLane(name: "curl-http")

  public init() {}
}
