/// What a person sees once their form is stored: the reference, and the link to follow it by.
struct ReceiptPage {
  let frame: Page.Frame
  let texts: PortalTexts
  let reference: String
  let secret: LinkSecret
  /// Where the portal is reached from outside.
  let baseURL: String

  var page: Page {
    let link = "/\(texts.language)/status/\(secret.path)"
    let steps = texts.receipt.next.map { step -> HTML in "<li>\(step)</li>" }
    let words = texts.receipt
    return Page(
      frame: frame, texts: texts, title: words.title, path: { "/\($0)/receipt/\(secret.path)" },
      content: """
        <h1>\(words.title)</h1>
        <p class="lead">\(words.lead)</p>
        <dl class="reference"><dt>\(words.reference)</dt><dd>\(reference)</dd></dl>
        <h2>\(words.linkTitle)</h2>
        <p>\(words.linkHint)</p>
        <p class="link"><a href="\(link)">\(words.link)</a></p>
        <p class="address">\(baseURL + link)</p>
        <h2>\(words.nextTitle)</h2>
        <ol class="next">\(steps)</ol>
        """)
  }
}
