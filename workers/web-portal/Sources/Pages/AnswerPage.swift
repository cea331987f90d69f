import Foundation

/// Where an answer can be fetched. Looking at it changes nothing, so a scanner that follows the link does no harm.
struct AnswerPage {
  let frame: Page.Frame
  let texts: PortalTexts
  let offer: Offer
  let secret: LinkSecret

  var page: Page {
    let words = texts.answer
    let size = Int64(offer.bytes).formatted(.byteCount(style: .file).locale(Locale(identifier: texts.language)))
    return Page(
      frame: frame, texts: texts, title: words.title, path: { "/\($0)/answer/\(secret.path)" },
      content: """
        <h1>\(words.title)</h1>
        <p class="lead">\(HTML.filled(words.lead, ["size": "\(size)"]))</p>
        <form method="post" action="/\(texts.language)/answer/\(secret.path)"><button type="submit">\(words.button)</button></form>
        <p>\(words.safe)</p>
        <p class="hint">\(HTML.filled(words.expires, ["date": "\(LongDate(offer.expiresAt).text(in: texts.language))"]))</p>
        """)
  }
}
