import Hummingbird

/// Something that the portal cannot do, said to a person.
enum ProblemPage: Error, Hashable, Sendable {
  case notFound
  case tooMany
  case tooLarge
  case unavailable
  case refused(HTTPResponse.Status)

  var status: HTTPResponse.Status {
    switch self {
    case .notFound: .notFound
    case .tooMany: .tooManyRequests
    case .tooLarge: .contentTooLarge
    case .unavailable: .serviceUnavailable
    case .refused(let status): status
    }
  }

  func page(frame: Page.Frame, texts: PortalTexts) -> Page {
    let words = texts.problem
    let (title, text) =
      switch self {
      case .notFound: (words.notFoundTitle, words.notFound)
      case .tooMany: (words.tooManyTitle, words.tooMany)
      case .tooLarge: (words.tooLargeTitle, words.tooLarge)
      case .unavailable: (words.unavailableTitle, words.unavailable)
      case .refused: (words.refusedTitle, words.refused)
      }
    return Page(
      frame: frame, texts: texts, title: title,
      content: """
        <h1>\(title)</h1>
        <p class="lead">\(HTML.filled(text, ["email": "<a href=\"mailto:\(frame.email)\">\(frame.email)</a>"]))</p>
        <p><a href="/\(texts.language)/">\(words.home)</a></p>
        """)
  }
}
