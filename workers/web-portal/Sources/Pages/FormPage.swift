import RightsCase

/// The form, empty or as the person has filled it in so far.
struct FormPage {
  /// A word to the person above the form, apart from what is wrong in it.
  enum Notice { case none, again, unavailable }

  let frame: Page.Frame
  let texts: PortalTexts
  let token: String
  var form = RequestForm()
  var problems: [RequestForm.Problem] = []
  var notice = Notice.none

  private var words: PortalTexts.Form { texts.form }

  var page: Page {
    let title = problems.isEmpty ? words.title : "\(words.errorPrefix): \(words.title)"
    return Page(frame: frame, texts: texts, title: title, path: { "/\($0)/" }, content: content)
  }

  private var content: HTML {
    """
    \(noticeBox)\(summary)
    <h1>\(words.title)</h1>
    <p class="lead">\(HTML.filled(words.lead, ["controller": "\(frame.controller)"]))</p>
    <form method="post" action="/\(texts.language)/request" novalidate>
    <input type="hidden" name="token" value="\(token)">
    <fieldset id="wishes" class="wishes"\(described("wishes", .wishes))>
    <legend><h2>\(words.legend)</h2></legend>
    <p class="hint" id="wishes-hint">\(words.legendHint)</p>
    \(error(.wishes))
    \(Wish.allCases.map(wish))
    </fieldset>
    \(area("message", words.message, form.message, rows: 5, hint: words.messageHint, problem: .message))
    <h2>\(words.aboutYou)</h2>
    \(input("name", words.fullName, form.name, completion: "name", problem: .name))
    \(input("email", words.email, form.email, type: "email", completion: "email", hint: words.emailHint, problem: problems.contains(.contact) ? .contact : .email))
    \(more)
    \(withoutContact)
    <p class="privacy">\(words.privacy)</p>
    <button type="submit">\(words.send)</button>
    </form>
    """
  }

  // MARK: What the person is told

  private var noticeBox: HTML? {
    switch notice {
    case .none: nil
    case .again: "<div class=\"notice\" role=\"alert\"><p>\(words.again)</p></div>"
    case .unavailable:
      """
      <div class="notice" role="alert"><h2>\(texts.problem.unavailableTitle)</h2>
      <p>\(HTML.filled(texts.problem.unavailable, ["email": "<a href=\"mailto:\(frame.email)\">\(frame.email)</a>"]))</p></div>
      """
    }
  }

  private var summary: HTML? {
    guard !problems.isEmpty else { return nil }
    let items = problems.map { problem -> HTML in
      "<li><a href=\"#\(Self.field(of: problem))\">\(words.error(problem))</a></li>"
    }
    return """
      <div class="notice error" role="alert" aria-labelledby="error-title"><h2 id="error-title">\(words.errorTitle)</h2>
      <ul>\(items)</ul></div>
      """
  }

  /// Where a link from the summary leads.
  private static func field(of problem: RequestForm.Problem) -> String {
    switch problem {
    case .wishes: "wish-\(Wish.allCases[0].rawValue)"
    case .message: "message"
    case .name: "name"
    case .email, .contact: "email"
    case .postal: "street"
    }
  }

  private func error(_ problem: RequestForm.Problem) -> HTML? {
    problems.contains(problem) ? "<p class=\"wrong\" id=\"\(problem.rawValue)-error\">\(words.error(problem))</p>" : nil
  }

  /// The attributes that tie a field to its hint and to what is wrong with it.
  private func described(_ id: String, hasHint: Bool = true, _ problem: RequestForm.Problem?) -> HTML {
    var ids = hasHint ? ["\(id)-hint"] : []
    let isWrong = problem.map(problems.contains) ?? false
    if let problem, isWrong { ids.append("\(problem.rawValue)-error") }
    let description: HTML? = ids.isEmpty ? nil : " aria-describedby=\"\(ids.joined(separator: " "))\""
    return isWrong && problem != .wishes ? "\(description) aria-invalid=\"true\"" : "\(description)"
  }

  // MARK: Fields

  private func wish(_ wish: Wish) -> HTML {
    let box = checkbox("wish", wish.rawValue, words.wish(wish), isTicked: form.wishes.contains(wish))
    guard wish == .marketing else { return box }
    let channels = Wish.channels.map { channel in
      checkbox("channel", channel.rawValue, words.channel(channel), isTicked: form.channels.contains(channel))
    }
    return """
      \(box)
      <fieldset class="channels" aria-describedby="channels-hint"><legend>\(words.channelsLegend)</legend>
      <p class="hint" id="channels-hint">\(words.channelsHint)</p><div class="row">\(channels)</div></fieldset>
      """
  }

  private func checkbox(_ name: String, _ value: String, _ label: String, isTicked: Bool) -> HTML {
    let ticked: HTML? = isTicked ? " checked" : nil
    return """
      <div class="tick"><input type="checkbox" id="\(name)-\(value)" name="\(name)" value="\(value)"\(ticked)>\
      <label for="\(name)-\(value)">\(label)</label></div>
      """
  }

  private func input(
    _ id: String, _ label: String, _ value: String, type: String = "text", completion: String, hint: String? = nil,
    isOptional: Bool = false, problem: RequestForm.Problem? = nil
  ) -> HTML {
    let note: HTML? = isOptional ? " <span class=\"optional\">(\(words.optional))</span>" : nil
    let hintLine: HTML? = hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" }
    return """
      <div class="field"><label for="\(id)">\(label)\(note)</label>\(hintLine)\(problem.flatMap(error))
      <input type="\(type)" id="\(id)" name="\(id)" value="\(value)" maxlength="200" autocomplete="\(completion)"\
      \(described(id, hasHint: hint != nil, problem))></div>
      """
  }

  private func area(
    _ id: String, _ label: String, _ value: String, rows: Int, hint: String, completion: String = "off", problem: RequestForm.Problem
  ) -> HTML {
    """
    <div class="field"><label for="\(id)">\(label)</label><p class="hint" id="\(id)-hint">\(hint)</p>\(error(problem))
    <textarea id="\(id)" name="\(id)" rows="\(String(rows))" autocomplete="\(completion)"\(described(id, problem))>
    \(value)</textarea></div>
    """
  }

  // MARK: Ways to reply

  private var more: HTML {
    let isOpen = ![form.phone, form.customerNumber, form.street, form.postcode, form.country].allSatisfy(\.isEmpty)
    let state: HTML? = isOpen || problems.contains(.contact) ? " open" : nil
    return """
      <details\(state)><summary>\(words.more)</summary><p class="hint">\(words.moreHint)</p>
      \(input("phone", words.phone, form.phone, type: "tel", completion: "tel", isOptional: true))
      \(input("customer", words.customer, form.customerNumber, completion: "off", isOptional: true))
      \(area("street", words.street, form.street, rows: 3, hint: words.streetHint, completion: "street-address", problem: .postal))
      \(input("postcode", words.postcode, form.postcode, completion: "postal-code", isOptional: true))
      \(input("country", words.country, form.country, completion: "country-name", isOptional: true))
      </details>
      """
  }

  /// Offered once somebody has left both ways to reply empty: a request is never refused for that.
  private var withoutContact: HTML? {
    guard problems.contains(.contact) || form.withoutContact else { return nil }
    return checkbox("without-contact", "yes", words.withoutContact, isTicked: form.withoutContact)
  }
}
