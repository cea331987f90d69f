/// A page with its frame: the head, the languages, the footer.
struct Page: Sendable {
  /// What every page of an installation shares.
  struct Frame: Sendable {
    let languages: [PortalTexts]
    let controller: String
    /// Where the controller's data protection officer reads mail.
    let email: String
  }

  let frame: Frame
  let texts: PortalTexts
  /// In the window's title, before the controller's name.
  let title: String
  /// Leads to the same page in another language; `nil` where there is none.
  var path: (@Sendable (_ language: String) -> String)?
  let content: HTML

  var html: HTML {
    """
    <!doctype html>
    <html lang="\(texts.language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <title>\(title) · \(frame.controller)</title>
    <link rel="stylesheet" href="\(Stylesheet.path)">
    </head>
    <body>
    <a class="skip" href="#content">\(texts.shell.skip)</a>
    <header><div class="bar"><p class="controller">\(frame.controller)</p>\(languages)</div></header>
    <main id="content" tabindex="-1">
    \(content)
    </main>
    <footer><p>\(footer)</p></footer>
    </body>
    </html>

    """
  }

  private var languages: HTML? {
    guard let path, frame.languages.count > 1 else { return nil }
    let links = frame.languages.map { other -> HTML in
      other.language == texts.language
        ? "<li><a href=\"\(path(other.language))\" lang=\"\(other.language)\" hreflang=\"\(other.language)\" aria-current=\"true\">\(other.name)</a></li>"
        : "<li><a href=\"\(path(other.language))\" lang=\"\(other.language)\" hreflang=\"\(other.language)\">\(other.name)</a></li>"
    }
    return "<nav aria-label=\"\(texts.shell.languages)\"><ul>\(links)</ul></nav>"
  }

  private var footer: HTML {
    .filled(texts.shell.footer, ["email": "<a href=\"mailto:\(frame.email)\">\(frame.email)</a>"])
  }
}
