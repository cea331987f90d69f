import RightsLaw

/// The rules that hold in every language, as their file has them.
struct RuleFile: Decodable {
  struct Rule: Decodable {
    var right: Right
    /// The concepts that stand together, in any order unless ``ordered``; `a|b` is one of two.
    var all: String
    /// Within how many words.
    var within: Int?
    var ordered: Bool?
    /// How sure it alone makes, from 0 to 1.
    var weight: Double
    /// Concepts that must stand somewhere in the message.
    var with: String?
    /// Concepts that must not stand in the sentence.
    var unless: String?
  }

  struct Threshold: Decodable {
    var right: Right
    var accept: Double?
    /// Rights whose phrases do not count where a phrase of this one overlaps them: leaving a mailing list is no erasure.
    var covers: [Right]?
  }

  /// Every concept that a language may give words for.
  var concepts: [String]
  var rights: [Threshold]
  var rules: [Rule]
  /// What confidence is worth: pairs of what the phrases say together, and which share of such was right.
  var calibration: [[Double]]
  /// With what disclaimers and footers begin.
  var footers: [String]
  /// Small words of languages that are known only as foreign, by their code.
  var foreign: [String: String]
}
