/// The contents of a refusal letter. One that lacks an element cannot exist, so it cannot be sent (`law.md` R14).
public struct RefusalContents: Hashable, Sendable {
  /// What a silent refusal says in place of reasons, and all that it says.
  public static let silentSentence = "We have sent you everything that you are entitled to receive."

  /// The text of each element.
  public let texts: [RefusalElement: String]

  /// - Parameters:
  ///   - refusals: What is refused. The reasons of those that are silent are replaced by ``silentSentence``.
  ///   - reasons: The reasons in the decider's words for those that are stated.
  ///   - texts: The other elements.
  ///   - isRequesterAbroad: Whether the person lives outside the United Kingdom, in a country with an authority of its own.
  /// - Throws: ``DecisionError`` with code ``DecisionError/Code/incompleteRefusal`` that names what is missing.
  public init(
    of refusals: [Refusal], reasons: String, texts: [RefusalElement: String], isRequesterAbroad: Bool
  ) throws(DecisionError) {
    var all = texts
    if refusals.contains(where: { !$0.isSilent }) {
      all[.reasons] = reasons
    } else if !refusals.isEmpty {
      all[.reasons] = Self.silentSentence
    }
    let missing = Self.missing(in: all, isRequesterAbroad: isRequesterAbroad)
    guard missing.isEmpty else {
      throw DecisionError(
        .incompleteRefusal, rule: "R14",
        "the refusal lacks \(missing.map(\.rawValue).joined(separator: ", ")) and cannot be sent; add each to the letter")
    }
    self.texts = all
  }

  /// The elements that a refusal lacks. Complaint and court are never left out, not even by a silent one.
  public static func missing(in texts: [RefusalElement: String], isRequesterAbroad: Bool) -> [RefusalElement] {
    RefusalElement.allCases.filter { element in
      guard element != .requestersAuthority || isRequesterAbroad else { return false }
      return texts[element]?.allSatisfy(\.isWhitespace) ?? true
    }
  }
}
