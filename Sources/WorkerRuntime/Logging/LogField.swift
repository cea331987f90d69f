/// The metadata that a log line may carry. What is not listed here is left out and counted, so that personal data cannot slip in with a
/// new key; what does not look like its key's form is withheld and counted too.
public struct LogField: Hashable, Sendable {
  /// What a value of a field looks like.
  public enum Form: Sendable {
    /// Letters, digits and `- _ . : / [ ]`: ids, codes, names of things, hosts with ports.
    case token
    /// A sentence of ours, without `@`: reasons of failures.
    case sentence
    /// A number.
    case number
  }

  public let name: String
  public let form: Form

  /// Every field, by name.
  public static let allowed: [String: LogField] = Dictionary(
    uniqueKeysWithValues: [
      // The case, and what is done with it.
      LogField(name: "case", form: .token), LogField(name: "step", form: .token), LogField(name: "timer", form: .token),
      LogField(name: "event_kind", form: .token), LogField(name: "outcome", form: .token), LogField(name: "code", form: .token),
      LogField(name: "reason", form: .sentence), LogField(name: "system", form: .token), LogField(name: "channel", form: .token),
      LogField(name: "kind", form: .token), LogField(name: "submission", form: .token), LogField(name: "attempt", form: .number),
      // The message.
      LogField(name: "message", form: .token), LogField(name: "queue", form: .token), LogField(name: "exchange", form: .token),
      LogField(name: "trace", form: .token), LogField(name: "redelivered", form: .token),
      // Figures.
      LogField(name: "count", form: .number), LogField(name: "bytes", form: .number), LogField(name: "milliseconds", form: .number),
      LogField(name: "version", form: .token),
      // The process and what it depends on.
      LogField(name: "dependency", form: .token), LogField(name: "endpoint", form: .token), LogField(name: "address", form: .token),
      LogField(name: "port", form: .number), LogField(name: "signal", form: .token), LogField(name: "file", form: .token),
      LogField(name: "key", form: .token), LogField(name: "check", form: .token), LogField(name: "error_type", form: .token),
      LogField(name: "sl-signal", form: .token), LogField(name: "retry_milliseconds", form: .number),
    ].map { ($0.name, $0) })

  /// The longest value that is written, in characters; the rest is cut off.
  public static let longestValue = 400

  /// Whether `value` looks as the field's values do.
  func accepts(_ value: String) -> Bool {
    switch form {
    case .token:
      !value.isEmpty && value.utf8.count <= 200
        && value.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || Self.punctuation.contains(byte)
        }
    case .sentence: !value.contains("@")
    case .number: Double(value) != nil
    }
  }

  private static let punctuation = Set("-_.:/[]".utf8)
}
