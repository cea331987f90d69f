/// The concepts that reading itself speaks of, beside those of the rules.
struct WritingConcepts: Sendable {
  /// "not", "never": what it stands at is not wished.
  let negation: Int
  /// "if", "maybe": never erasure.
  let hedge: Int
  /// "delete", "remove".
  let deletion: ConceptSet
  /// "did you", "why": a question that begins so asks about, not for.
  let inquiry: Int
  /// "I asked you": told, not wished.
  let past: Int
  /// "the existence of the right to": listed for information.
  let information: Int
  /// "users should be able to": a wish about a product.
  let feature: Int
  /// Personal data, data protection.
  let privacy: Int
  /// Orders, deliveries, support.
  let ordinary: Int
  /// What a message about the writer's own data has: one of these, and it is never passed over as ordinary.
  let personal: ConceptSet
  /// What only machines and sellers write.
  let dismissal: Int
  /// "are fine", "only": a channel at it is not to be stopped.
  let fine: Int
  /// "except": a channel behind it is not to be stopped.
  let except: Int
  /// A deadline that the writer names.
  let deadline: Int
  /// An article of the law.
  let article: Int

  init(_ vocabulary: ConceptVocabulary) throws(RecognitionRulesError) {
    negation = try vocabulary.require("neg")
    hedge = try vocabulary.require("hedge")
    deletion = ConceptSet([try vocabulary.require("delete"), try vocabulary.require("remove"), try vocabulary.require("maybe.erasure")])
    inquiry = try vocabulary.require("inquiry")
    past = try vocabulary.require("past")
    information = try vocabulary.require("rightinfo")
    feature = try vocabulary.require("feature")
    privacy = try vocabulary.require("privacy")
    ordinary = try vocabulary.require("ordinary")
    personal = ConceptSet(
      [
        try vocabulary.require("privacy"), try vocabulary.require("aboutme"), try vocabulary.require("consent"),
        try vocabulary.require("maybe.erasure"),
      ])
    dismissal = try vocabulary.require("dismissal")
    fine = try vocabulary.require("fine")
    except = try vocabulary.require("except")
    deadline = try vocabulary.require("deadline")
    article = try vocabulary.require("article")
  }
}
