/// How a request stands. It shows no name, no address and nothing about what is held.
struct StatusPage {
  /// What became of what was typed in.
  enum Notice { case none, codeTaken, codeWrong, tooMany }

  let frame: Page.Frame
  let texts: PortalTexts
  let standing: Standing
  let secret: LinkSecret
  let token: String
  var notice = Notice.none

  private var words: PortalTexts.Status { texts.status }
  private var path: String { "/\(texts.language)/status/\(secret.path)" }

  var page: Page {
    let due = standing.due.flatMap { LongDate(day: $0) }
    let dueLine: HTML? =
      standing.state == .answered || standing.state == .closed
      ? nil : due.map { "<p class=\"due\">\(HTML.filled(words.due, ["date": "<strong>\($0.text(in: texts.language))</strong>"]))</p>" }
    return Page(
      frame: frame, texts: texts, title: "\(words.title) \(standing.reference)", path: { "/\($0)/status/\(secret.path)" },
      content: """
        \(noticeBox)
        <h1>\(words.title) <span class="number">\(standing.reference)</span></h1>
        <p class="lead">\(words.explained[standing.state])</p>
        \(dueLine)
        \(codeForm)
        <h2>\(words.progress)</h2>
        \(progress)
        <p class="hint">\(HTML.filled(words.received, ["date": "\(LongDate(standing.submittedAt).text(in: texts.language))"]))</p>
        <p><a href="\(path)">\(words.refresh)</a></p>
        """)
  }

  private var noticeBox: HTML? {
    switch notice {
    case .none: nil
    case .codeTaken: "<div class=\"notice good\" role=\"status\"><p>\(words.codeTaken)</p></div>"
    case .codeWrong:
      "<div class=\"notice error\" role=\"alert\"><p><a href=\"#code\">\(words.codeError)</a></p></div>"
    case .tooMany: "<div class=\"notice error\" role=\"alert\"><p>\(words.codeTooMany)</p></div>"
    }
  }

  private var codeForm: HTML? {
    guard standing.takesCode else { return nil }
    let wrong: HTML? = notice == .codeWrong ? " aria-invalid=\"true\"" : nil
    return """
      <form method="post" action="\(path)" class="code" novalidate>
      <input type="hidden" name="token" value="\(token)">
      <div class="field"><label for="code">\(words.code)</label><p class="hint" id="code-hint">\(words.codeHint)</p>
      <input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="40"\
       aria-describedby="code-hint"\(wrong)></div>
      <button type="submit">\(words.codeSend)</button>
      </form>
      """
  }

  private var progress: HTML {
    // A case that ends without an answer never shows one.
    let states: [Standing.State] =
      standing.state == .closed ? [.received, .closed] : [.received, .checking, .working, .answered]
    let current = states.firstIndex(of: standing.state) ?? 0
    let items = states.enumerated().map { index, state -> HTML in
      let isLast = index == states.count - 1 && index == current
      if index < current || isLast {
        return "<li class=\"done\">\(words.steps[state]) <span class=\"mark\">(\(words.done))</span></li>"
      }
      return index == current
        ? "<li class=\"now\" aria-current=\"step\">\(words.steps[state]) <span class=\"mark\">(\(words.current))</span></li>"
        : "<li>\(words.steps[state])</li>"
    }
    return "<ol class=\"progress\">\(items)</ol>"
  }
}
