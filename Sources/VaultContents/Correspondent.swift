public import Intake
import RightsCase

/// Where a message to somebody goes.
public enum Correspondent: Hashable, Sendable {
  case email(String)
  case post(PostalAddress)

  /// The writer of a submission: by mail where they can be reached by it, else by post.
  public init?(writerOf submission: Submission) {
    if submission.channel == .post, let address = submission.postalAddress, address.isComplete {
      // Who wrote a letter is answered by letter.
      self = .post(address)
    } else if let address = submission.replyAddress {
      self = .email(address)
    } else if let address = submission.postalAddress, address.isComplete {
      self = .post(address)
    } else {
      return nil
    }
  }

  /// One text for each correspondent, for a keyed digest: two spellings of an email address are one.
  public var canonical: String {
    switch self {
    case .email(let address): "email\n\(address.lowercased())"
    case .post(let address): "post\n\(address.envelope.joined(separator: "\n"))"
    }
  }
}

extension Correspondent: Codable {
  private enum Key: String, CodingKey { case email, post }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let address = try container.decodeIfPresent(String.self, forKey: .email) {
      self = .email(address)
    } else {
      self = .post(try container.decode(PostalAddress.self, forKey: .post))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .email(let address): try container.encode(address, forKey: .email)
    case .post(let address): try container.encode(address, forKey: .post)
    }
  }
}
