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
  /// "order", "basket": what is deleted there is no data.
  let order: Int
  /// What only machines and sellers write.
  let dismissal: Int
  /// The words of each right that is listed with others.
  let rights: [ConceptSet]
  /// What a message about data has: without one of these a bill is to be corrected, and a payment objected to.
  let aboutData: ConceptSet
  /// "are fine", "only": a channel at it is not to be stopped.
  let fine: Int
  /// "except": a channel behind it is not to be stopped.
  let except: Int
  /// "access", "where from": asked of nobody but for access.
  let access: ConceptSet
  /// "who" and "shared", which together are.
  let (recipient, sharing): (Int, Int)
  let copy: Int
  /// "send", "tell".
  let giving: Int
  /// "I want", "we request": with which any wish is made.
  let wanting: ConceptSet
  /// What is sent and is no data: advertising, a confirmation; and "no", "not".
  let otherObjects: ConceptSet
  let data: Int
  /// "instead of", "not": before it stands what a correction takes away; "should be": what it puts there.
  let (changeFrom, changeTo): (Int, Int)
  /// "it", "this": what stood in the sentence before.
  let pointing: Int
  /// What a stop without a channel is about: advertising, a list, all contact.
  let stopObjects: ConceptSet
  /// "neighbour", "wrong person": what was sent to somebody else, and is not asked for.
  let misdirected: Int
  /// "is not right", "do not agree": a negation within it denies no wish.
  let contradictions: ConceptSet
  /// "my", "about me".
  let own: ConceptSet
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
    order = try vocabulary.require("order")
    dismissal = try vocabulary.require("dismissal")
    fine = try vocabulary.require("fine")
    except = try vocabulary.require("except")
    func set(_ names: String...) throws(RecognitionRulesError) -> ConceptSet {
      var set = ConceptSet()
      for name in names { set.insert(try vocabulary.require(name)) }
      return set
    }
    rights = [
      try set("access", "art15"), try set("rectify", "correct", "art16"), try set("delete", "remove", "art17"),
      try set("restrict", "art18"),
      try set("portable", "art20"), try set("object", "art21"), try set("withdraw"),
    ]
    aboutData = try set(
      "field", "data", "privacy", "aboutme", "consent", "account", "use", "marketing", "list", "channel", "contact", "source", "auto",
      "decision", "hold", "records", "everything")
    access = try set("access", "source", "sure.access", "art15")
    recipient = try vocabulary.require("who")
    sharing = try vocabulary.require("share")
    copy = try vocabulary.require("copy")
    giving = try vocabulary.require("give")
    wanting = try set("want", "request")
    otherObjects = try set("neg", "nomore", "marketing", "confirmation", "list")
    data = try vocabulary.require("data")
    changeFrom = try vocabulary.require("change.from")
    changeTo = try vocabulary.require("change.to")
    pointing = try vocabulary.require("pointing")
    stopObjects = try set("marketing", "list", "contact", "unsubscribe")
    misdirected = try vocabulary.require("misdirected")
    contradictions = try set("wrong", "object", "sure.objection")
    own = try set("mine", "aboutme")
    deadline = try vocabulary.require("deadline")
    article = try vocabulary.require("article")
  }
}
