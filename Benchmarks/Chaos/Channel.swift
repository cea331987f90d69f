/// How a request comes in, and what it asks: access by mail, a marketing stop by letter or by form.
enum Channel: String, Codable, Sendable, CaseIterable {
  case email, post, web

  /// Of ten requests seven come by mail, one by letter and two by form: letters cost the machine the most.
  init(ofRequest number: Int) {
    self =
      switch number % 10 {
      case 3: .post
      case 5, 8: .web
      default: .email
      }
  }
}
