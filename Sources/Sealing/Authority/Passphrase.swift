import Foundation

/// What a new passphrase must be.
enum Passphrase {
  /// Characters; NIST SP 800-63B asks for 15 where nothing else guards the secret, and a stolen file is such a case.
  static let leastLength = 15

  static func check(_ passphrase: [UInt8]) throws(SealingError) {
    guard String(decoding: passphrase, as: UTF8.self).count >= leastLength else {
      throw SealingError(
        .weakPassphrase,
        "the passphrase is too short: at least \(leastLength) characters. Four or five random "
          + "words are good.")
    }
  }
}
