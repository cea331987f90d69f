/// Each vector's expected and computed due date.
public struct ClockVectorReport: Sendable {
  public enum Verdict: String, Sendable {
    case ok
    case differs
  }

  public struct Line: Sendable {
    public let vector: ClockVector
    /// `2026-07-01`, `PAUSED`, `WAITING`, or `ERROR` with the reason.
    public let computed: String
    /// `nil` where the clock cannot be stated.
    public let result: ClockResult?
    public var verdict: Verdict { computed == vector.expected ? .ok : .differs }

    /// `id,expected,computed,verdict`.
    public var csv: String {
      [vector.id, vector.expected, computed, verdict.rawValue].map(CommaSeparatedRecords.written).joined(separator: ",")
    }
  }

  public static let header = "id,expected,computed,verdict"

  public let lines: [Line]

  public init(_ vectors: [ClockVector]) {
    lines = vectors.map { vector in
      do throws(ClockError) {
        let result = try vector.computed()
        return Line(vector: vector, computed: result.due.description, result: result)
      } catch {
        return Line(vector: vector, computed: "ERROR \(error)", result: nil)
      }
    }
  }

  /// Whether any vector's computed date is not the expected one.
  public var hasDifferences: Bool { lines.contains { $0.verdict == .differs } }

  /// The header and a line a vector.
  public var csv: String { ([Self.header] + lines.map(\.csv)).joined(separator: "\n") + "\n" }
}
