import CurlTransport
import Testing

@Suite("SMTP input", .timeLimit(.minutes(1)))
struct SMTPInputTests {
  // Nothing listens there: whatever passes the checks would end as a connection error.
  private let server = SMTPServer(host: "127.0.0.1", port: 1, security: .plaintext)

  @Test(
    "An address that could give a command is refused before any connection",
    arguments: [
      "a@customer.example\r\nRCPT TO:<b@other.example", "a@customer.example\n", "a b@customer.example", "<a@customer.example>",
      "a@customer.example> SIZE=1", "a@b@customer.example", "@customer.example", "a@", "", "a\u{0}@customer.example",
      "a@customer.example\u{85}", "a;b@customer.example",
    ])
  func injection(address: String) async {
    #expect(await code(SMTPSubmission(sender: "dpo@controller.example", recipients: [address], message: [1])) == .invalidInput)
    guard !address.isEmpty else { return }
    #expect(await code(SMTPSubmission(sender: address, recipients: ["a@customer.example"], message: [1])) == .invalidInput)
  }

  @Test("No recipient and no message are refused")
  func emptiness() async {
    #expect(await code(SMTPSubmission(sender: "", recipients: [], message: [1])) == .invalidInput)
    #expect(await code(SMTPSubmission(sender: "", recipients: ["a@customer.example"], message: [])) == .invalidInput)
  }

  @Test("A login is never sent in clear over a network")
  func clearLogin() async {
    var remote = server
    remote.host = "mail.controller.example"
    remote.credentials = Credentials(user: "habeas", password: "secret")
    #expect(await code(SMTPSubmission(sender: "", recipients: ["a@customer.example"], message: [1]), remote) == .invalidInput)
  }

  @Test("A host or client name that is none is refused", arguments: ["", "a b", "host\r\n", "host/path", "user@host"])
  func hostNames(name: String) async {
    var other = server
    other.host = name
    #expect(await code(SMTPSubmission(sender: "", recipients: ["a@customer.example"], message: [1]), other) == .invalidInput)
    other = server
    other.clientName = name
    #expect(await code(SMTPSubmission(sender: "", recipients: ["a@customer.example"], message: [1]), other) == .invalidInput)
  }

  @Test("A login's description shows neither half")
  func description() {
    let credentials = Credentials(user: "habeas", password: "secret")
    var dumped = ""
    dump(credentials, to: &dumped)
    for text in ["\(credentials)", String(reflecting: credentials), dumped] {
      #expect(!text.contains("habeas") && !text.contains("secret"))
    }
  }

  private func code(_ submission: SMTPSubmission, _ server: SMTPServer? = nil) async -> CurlError.Code? {
    do throws(CurlError) {
      _ = try await CurlTransport().send(submission, to: server ?? self.server)
      return nil
    } catch {
      return error.code
    }
  }
}
