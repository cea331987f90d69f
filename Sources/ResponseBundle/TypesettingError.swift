/// Why a letter could not be typeset. Messages name files and packages, never a letter's content.
public struct TypesettingError: Error, Hashable, Sendable {
  public enum Code: String, Hashable, Sendable {
    case pythonMissing = "python-missing"
    case typstMissing = "typst-missing"
    case fontsMissing = "fonts-missing"
    case templateMissing = "template-missing"
    /// The template has a fault, or asks for data that the letter does not have.
    case templateFault = "template-fault"
    /// The letter took longer than its deadline; the process was ended.
    case deadline
    /// The process ended in the middle of the letter, twice.
    case died
    /// The process answered something that makes no sense.
    case protocolViolation = "protocol-violation"
    case closed
  }

  public var code: Code
  public var message: String

  public init(code: Code, message: String) {
    self.code = code
    self.message = message
  }
}

extension TypesettingError: CustomStringConvertible {
  public var description: String { message }
}
