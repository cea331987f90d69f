import Foundation
import Glibc

/// One running typesetting process, spoken to over a socket that is its standard input and output.
///
/// Calls block; ``TypstTypesetter`` makes them on a queue of its own. A socket rather than pipes: writing to one whose other end died
/// can be told not to raise SIGPIPE.
final class TypstProcess {
  enum Failure: Error {
    /// The process closed its end.
    case ended
    case deadline
  }

  let identifier: pid_t
  private var socket: Int32
  private var unread: [UInt8] = []

  /// More than any letter; a line without end is not collected for ever.
  private static let longestLine = 256 << 20

  /// - Throws: the error number of `posix_spawn`.
  init(executable: String, arguments: [String]) throws(Errno) {
    var ends: [Int32] = [-1, -1]
    let flags = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, flags, 0, &ends) == 0 else { throw Errno(number: errno) }
    let (ours, theirs) = (ends[0], ends[1])
    defer { close(theirs) }
    do throws(Errno) {
      identifier = try Self.spawn(executable: executable, arguments: arguments, connection: theirs)
    } catch {
      close(ours)
      throw error
    }
    socket = ours
  }

  /// Why the process could not be started, as the system says it.
  struct Errno: Error, CustomStringConvertible {
    var number: Int32
    var description: String { String(cString: strerror(number)) }
  }

  /// Sends one line and waits for one.
  func exchange(_ line: [UInt8], deadline: Duration) throws(Failure) -> [UInt8] {
    let end = ContinuousClock.now + deadline
    try send(line + [UInt8(ascii: "\n")], before: end)
    return try receiveLine(before: end)
  }

  /// Kills the process and waits for its end.
  func end() {
    guard socket >= 0 else { return }
    close(socket)
    socket = -1
    kill(identifier, SIGKILL)
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
  }

  deinit { end() }

  private func send(_ bytes: [UInt8], before end: ContinuousClock.Instant) throws(Failure) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.send(socket, buffer.baseAddress! + offset, buffer.count - offset, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if count >= 0 {
        offset += count
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        try wait(for: POLLOUT, before: end)
      } else if errno != EINTR {
        throw .ended
      }
    }
  }

  private func receiveLine(before end: ContinuousClock.Instant) throws(Failure) -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var searched = 0
    while true {
      if let newline = unread[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(unread[..<newline])
        unread.removeSubrange(...newline)
        return line
      }
      searched = unread.count
      guard unread.count < Self.longestLine else { throw .ended }
      let count = recv(socket, &chunk, chunk.count, Int32(MSG_DONTWAIT))
      if count > 0 {
        unread += chunk[..<count]
      } else if count == 0 {
        throw .ended
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        try wait(for: POLLIN, before: end)
      } else if errno != EINTR {
        throw .ended
      }
    }
  }

  private func wait(for event: Int32, before end: ContinuousClock.Instant) throws(Failure) {
    let left = end - .now
    guard left > .zero else { throw .deadline }
    var descriptor = pollfd(fd: socket, events: Int16(event), revents: 0)
    let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
    // A signal or the time's end: the caller's loop looks again.
    _ = poll(&descriptor, 1, Int32(clamping: milliseconds))
  }

  private static func spawn(executable: String, arguments: [String], connection: Int32) throws(Errno) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, connection, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, connection, STDOUT_FILENO)
    // What Python or Typst might say of a letter's content must not reach a log.
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own: an interrupt from the terminal is for the parent, which drains first.
    posix_spawnattr_setpgroup(&attributes, 0)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var argv = copied([executable] + arguments)
    var environment = copied(["LC_ALL=C.UTF-8", "TZ=UTC"])
    defer {
      for string in argv + environment { free(string) }
    }
    var identifier: pid_t = 0
    let status = posix_spawnp(&identifier, executable, &actions, &attributes, &argv, &environment)
    guard status == 0 else { throw Errno(number: status) }
    return identifier
  }

  /// Strings as C takes them, with the closing null. The caller frees each.
  private static func copied(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    strings.map { string in strdup(string) } + [nil]
  }
}
