import Foundation
import HabeasTesting
import Rehearsal
import Synchronization

/// The people: they write mails and letters, fill in the form, watch their own mail, and give codes back. Everything that they do is in a
/// ledger outside the system.
final class Town: Sendable {
  private let installation: Installation
  private let sink: SMTPSink
  /// Two people hand in at once, and each line has to stay.
  private let ledger: Mutex<FileHandle>
  private let mailRoom: MailRoom
  /// The mails that carry a code and were not answered yet, those that were, and how far the sink's ledger was read.
  private let letters = Mutex((read: 0, open: [(BenchPerson, OutgoingMail)](), answered: Set<String>()))

  init(_ installation: Installation, sink: SMTPSink, ledger: String) throws {
    mailRoom = try MailRoom(installation)
    self.installation = installation
    self.sink = sink
    _ = FileManager.default.createFile(atPath: ledger, contents: nil)
    self.ledger = Mutex(try FileHandle(forWritingTo: URL(fileURLWithPath: ledger)))
  }

  /// One person hands a request in; returns when it was taken.
  func handIn(_ request: HandedIn) async throws {
    switch request.channel {
    case .email: try await ask(request.person)
    case .post: try await mailRoom.scan(letterOf: request.person)
    case .web: try await Visitor(installation: installation, person: request.person).stopMarketing()
    }
    try note(request)
  }

  /// One person asks for everything; returns when the mailbox has the mail.
  private func ask(_ person: BenchPerson) async throws {
    try await write(
      from: person, to: installation.mailbox.address, subject: "My data", header: "",
      text:
        "Hello,\r\n\r\nPlease send me everything you hold about me, and who you've shared it with.\r\n\r\n\(person.name)")
  }

  /// Gives codes back until cancelled.
  func giveCodesBack() async {
    while !Task.isCancelled {
      try? openLetters()
      for (person, mail) in letters.withLock({ $0.open }) {
        guard let code = mail.code else { continue }
        do {
          try await write(
            from: person, to: mail.replyAddress, subject: "Re: Your code", header: "In-Reply-To: \(mail.messageID)\r\n", text: code)
          letters.withLock { letters in letters.open.removeAll { $0.1.messageID == mail.messageID } }
        } catch {
          // It stays open, and is answered at the next look.
        }
      }
      try? await Task.sleep(for: .milliseconds(200))
    }
  }

  /// Reads what has come since the last look. A code is given back once, however often it came.
  private func openLetters() throws {
    let all = try sink.messages()
    let read = letters.withLock { $0.read }
    for stored in all.dropFirst(read) where stored.sender == installation.mailbox.address {
      guard let person = stored.recipients.first.flatMap(BenchPerson.init(address:)),
        let mail = OutgoingMail(try sink.bytes(of: stored)), mail.code != nil
      else { continue }
      letters.withLock { letters in
        if letters.answered.insert(mail.messageID).inserted { letters.open.append((person, mail)) }
      }
    }
    letters.withLock { $0.read = all.count }
  }

  private func write(from person: BenchPerson, to address: String, subject: String, header: String, text: String) async throws {
    try await installation.mailbox.deliver(
      "From: \(person.name) <\(person.address)>\r\nTo: \(address)\r\nSubject: \(subject)\r\nMessage-ID: <\(UUID().uuidString)@person.example>"
        + "\r\nDate: Sun, 01 Nov 2026 09:00:00 +0000\r\n\(header)Content-Type: text/plain; charset=utf-8\r\n\r\n\(text)\r\n",
      from: person.address)
  }

  private func note(_ request: HandedIn) throws {
    let line = try JSONEncoder().encode(request) + Data("\n".utf8)
    try ledger.withLock { try $0.write(contentsOf: line) }
  }
}
