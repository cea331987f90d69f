import CSystemShims
import Glibc

/// A program that is run once, under limits, without a shell, with nothing of ours open but its standard output.
///
/// What it says on standard error is thrown away: it may quote the document.
struct LimitedProcess {
  enum Outcome: Equatable {
    /// It ended by itself with this status.
    case ended(Int32)
    /// A signal ended it: most often the kernel, for a limit.
    case killed
    case timeLimit
    case cancelled
    /// It wrote more than it may.
    case tooMuchOutput
    /// It could not be started.
    case notStarted
  }

  /// Absolute path of the program.
  var program: String
  var arguments: [String]
  /// The only folder that it needs to write to.
  var directory: String
  var limits: ScanLimits
  var deadline: ContinuousClock.Instant

  /// Runs the program and waits for its end. Blocks the thread, which has to live as long: the child dies with it.
  ///
  /// - Parameter cancellation: An event counter; when it is signalled the child is killed.
  func run(cancellation: Int32) -> (outcome: Outcome, output: [UInt8]) {
    var ends: [Int32] = [-1, -1]
    // A socket pair, because it can be made close-on-exec in one call: no other child inherits it.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return (.notStarted, []) }
    defer { close(ends[0]) }
    let child = start(output: ends[1])
    close(ends[1])
    guard child > 0 else { return (.notStarted, []) }
    var output: [UInt8] = []
    let early = collect(ends[0], cancellation, into: &output)
    if early != nil {
      // By its number too: it may not have a group of its own yet.
      kill(child, SIGKILL)
      kill(-child, SIGKILL)
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    // What it may have started itself goes with it.
    kill(-child, SIGKILL)
    if let early { return (early, []) }
    return status & 0x7F == 0 ? (.ended(status >> 8 & 0xFF), output) : (.killed, output)
  }

  private func start(output: Int32) -> pid_t {
    let arguments = Self.copied([program] + arguments)
    // One thread for each child: the machine is shared, and more gain little on a page.
    let environment = Self.copied([
      "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "OMP_THREAD_LIMIT=1", "HOME=\(directory)", "TMPDIR=\(directory)",
    ])
    defer { for string in arguments + environment { free(string) } }
    let seconds = max(1, (deadline - .now).components.seconds + 1)
    return habeas_spawn_limited(
      program, arguments, environment, directory, output,
      habeas_limits(
        address_space_bytes: limits.childMemory, processor_seconds: UInt64(seconds), file_bytes: limits.childFile, open_files: 64))
  }

  /// Reads until the child closes its output. - Returns: Why it has to be killed instead, or `nil`.
  private func collect(_ descriptor: Int32, _ cancellation: Int32, into output: inout [UInt8]) -> Outcome? {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let left = deadline - .now
      guard left > .zero else { return .timeLimit }
      var waiting = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: cancellation, events: Int16(POLLIN), revents: 0),
      ]
      let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
      guard poll(&waiting, 2, Int32(clamping: milliseconds)) > 0 else { continue }
      if waiting[1].revents != 0 { return .cancelled }
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return nil }
      if count > 0 { output += chunk[..<count] } else if errno != EINTR { return nil }
      if output.count > limits.pageOutput { return .tooMuchOutput }
    }
  }

  /// Strings as C takes them, with the closing null. The caller frees each.
  private static func copied(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] { strings.map { strdup($0) } + [nil] }
}
