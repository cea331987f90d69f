import DataMap
import Foundation
import MailFormat

/// Reads the mails of an mbox file (RFC 4155) one after another.
final class MailboxReader {
  private let lines: LineReader
  private let limits = MailLimits()
  private var isAtStart = true

  init(path: String) throws(FileFault) { lines = try LineReader(path: path) }

  /// The next mail as a row with the fields of ``FileFormat/mailboxFields``, or `nil` after the last.
  func next() throws(FileFault) -> FileRecord? {
    guard let separator = try lines.next() else { return nil }
    if isAtStart {
      isAtStart = false
      guard try isBoundary(separator) else { throw .noMailbox }
    }
    var bytes: [UInt8] = []
    var isCut = false
    var isAfterEmptyLine = false
    while let line = try lines.next() {
      if isAfterEmptyLine, try isBoundary(line) {
        lines.giveBack([line])
        break
      }
      isAfterEmptyLine = line.bytes.isEmpty
      isCut = isCut || line.isCut || bytes.count + line.bytes.count >= limits.maximumBytes
      guard !isCut else { continue }
      bytes += MailboxFile.unquoted(line.bytes) + [UInt8(ascii: "\n")]
    }
    guard !isCut, let message = try? MailParser.parse(bytes, limits: limits) else {
      return .unreadable(line: separator.number, text: String(decoding: bytes, as: UTF8.self), isCut: isCut)
    }
    return .row(Self.row(of: message))
  }

  private func isBoundary(_ line: LineReader.Line) throws(FileFault) -> Bool {
    guard MailboxFile.isSeparator(line.bytes), let next = try lines.next() else { return false }
    lines.giveBack([next])
    return MailboxFile.isHeaderField(next.bytes)
  }

  private static func row(of message: MailMessage) -> [String: JSONValue] {
    func addresses(_ list: [MailAddress]) -> JSONValue { .array(list.map { .string($0.address) }) }
    return [
      "message_id": message.messageID.map { .string($0) } ?? .null,
      "date": message.date.map { .string($0.formatted(.iso8601)) } ?? .null,
      "from": addresses(message.from), "from_name": message.from.first?.name.map { .string($0) } ?? .null,
      "to": addresses(message.to), "cc": addresses(message.cc), "subject": .string(message.subject), "text": .string(message.text),
      "attachments": .array(message.attachments.map { $0.fileName.map { .string($0) } ?? .string($0.mediaType) }),
    ]
  }
}
