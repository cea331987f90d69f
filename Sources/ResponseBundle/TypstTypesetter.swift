import Foundation

/// Typesets letters in one warm process: Python with the package `typst`.
///
/// A letter takes a few milliseconds once the process has loaded its fonts. The process is started with the first letter, replaced after
/// ``TypstConfiguration/lettersPerProcess``, ended at a missed deadline, and started anew when it has died. Letters are set one after
/// another; use several typesetters for more.
///
/// ```swift
/// let typesetter = TypstTypesetter(configuration: TypstConfiguration(python: ".local/venv/bin/python"))
/// let letter = try await typesetter.typeset(request)
/// await typesetter.close()
/// ```
public actor TypstTypesetter: LetterTypesetter {
  private let configuration: TypstConfiguration
  // The actor waits for its process in poll(2), on a queue of its own.
  private let executor = QueueExecutor(label: "habeas.typst")
  private var process: TypstProcess?
  private var lettersSet = 0
  private var isClosed = false

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  public init(configuration: TypstConfiguration) {
    self.configuration = configuration
  }

  /// The identifier of the process that runs now.
  public var processIdentifier: Int32? { process?.identifier }

  /// Starts the process and checks that Python, the package and the fonts are there.
  ///
  /// - Throws: ``TypesettingError`` saying what is missing and how to install it.
  public func check() throws(TypesettingError) {
    _ = try runningProcess()
  }

  public func typeset(_ letter: LetterRequest) throws(TypesettingError) -> TypesetLetter {
    let request = TypstRequest(letter)
    // A process that died before this letter, or of it: a second one finds out which.
    for _ in 1...2 {
      if let response = try response(to: request) { return try response.letter() }
    }
    throw TypesettingError(
      code: .died, message: "\(letter.template): the typesetting process ended twice in this letter. Look for a fault in the template.")
  }

  /// Ends the process. Letters asked for later are refused.
  public func close() {
    isClosed = true
    discardProcess()
  }

  /// `nil` where the process ended before it answered.
  private func response(to request: TypstRequest) throws(TypesettingError) -> TypstResponse? {
    let process = try runningProcess()
    lettersSet += 1
    let response = try exchange(request, with: process, deadline: configuration.letterDeadline, subject: request.template)
    if lettersSet >= configuration.lettersPerProcess { discardProcess() }
    return response
  }

  private func runningProcess() throws(TypesettingError) -> TypstProcess {
    if isClosed { throw TypesettingError(code: .closed, message: "the typesetter is closed.") }
    if let process { return process }
    let started: TypstProcess
    do throws(TypstProcess.Errno) {
      started = try TypstProcess(executable: configuration.python, arguments: ["-I", "-B", "-c", Self.program])
    } catch {
      throw TypesettingError(
        code: .pythonMissing,
        message: "\(configuration.python): Python cannot be started (\(error)). Make a virtual environment there, and install the package "
          + "typst in it.")
    }
    process = started
    lettersSet = 0
    let settings = TypstSettings(configuration)
    guard let response = try exchange(settings, with: started, deadline: configuration.startDeadline, subject: configuration.python) else {
      throw TypesettingError(
        code: .died, message: "\(configuration.python): the process ended at its start. Check that it is Python 3.9 or later.")
    }
    do {
      try response.requireReady()
    } catch {
      discardProcess()
      throw error
    }
    return started
  }

  /// One line there and one line back; `nil`, and no process left, where it ended before it answered.
  private func exchange(
    _ request: some Encodable, with process: TypstProcess, deadline: Duration, subject: String
  ) throws(TypesettingError) -> TypstResponse? {
    guard let line = try? JSONEncoder().encode(request) else { throw TypstResponse.senseless }
    let reply: [UInt8]
    do throws(TypstProcess.Failure) {
      reply = try process.exchange([UInt8](line), deadline: deadline)
    } catch {
      discardProcess()
      guard error == .deadline else { return nil }
      throw TypesettingError(code: .deadline, message: "\(subject): no answer within \(deadline). Look for a loop in the template.")
    }
    guard let response = try? JSONDecoder().decode(TypstResponse.self, from: Data(reply)) else {
      discardProcess()
      throw TypstResponse.senseless
    }
    return response
  }

  private func discardProcess() {
    process?.end()
    process = nil
  }

  /// The process's program, part of this library: there is no file to be missing or changed.
  private static let program = String(decoding: PackageResources.typst_service_py, as: UTF8.self)
}
