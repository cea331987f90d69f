import RightsLaw

/// The rules of one language as its file has them.
struct RecognitionRules: Decodable {
  struct Phrase: Decodable {
    var pattern: String
    /// How sure the phrase alone makes, from 0 to 1.
    var weight: Double
  }

  struct RightRule: Decodable {
    var right: Right
    /// From which confidence on the right is taken as asked for; without it 0.8.
    var accept: Double?
    /// Rights whose phrases do not count where a phrase of this one overlaps them: leaving a mailing list is no erasure.
    var covers: [Right]?
    var phrases: [Phrase]
  }

  struct Signal: Decodable {
    var code: String
    var patterns: [String]
  }

  var language: String
  /// Words by which the language is known.
  var functionWords: [String]
  var abbreviations: [String]
  /// A phrase right behind one of these does not count.
  var negations: [String]
  /// In a sentence with one of these before it, erasure is no more than possible.
  var hedges: [String]
  /// A question that begins with one of these asks about erasure, not for it.
  var inquiries: [String]
  /// Words of data protection: a question with one of them is for the Data Protection Officer.
  var vocabulary: [String]
  var rights: [RightRule]
  var signals: [Signal]
  /// What only machines and sellers write.
  var dismissals: [String]
}
