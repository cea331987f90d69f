import Foundation

/// An authority, a certificate of its own for `localhost`, and an authority that has nothing to do with it.
///
/// The files are readable by all, because the broker runs as a user of its own; they are worth nothing.
struct TestCertificates: Sendable {
  let authority: String
  let certificate: String
  let key: String
  let foreignAuthority: String
  private let directory: String

  init() throws {
    let directory = NSTemporaryDirectory() + "amqp-certificates-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    self.directory = directory
    authority = "\(directory)/authority.pem"
    certificate = "\(directory)/broker.pem"
    key = "\(directory)/broker.key"
    foreignAuthority = "\(directory)/foreign.pem"
    let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    for name in ["authority", "foreign"] {
      try openssl(
        ["req", "-x509", "-subj", "/CN=Test \(name)", "-keyout", "\(directory)/\(name).key", "-out", "\(directory)/\(name).pem"] + newKey)
    }
    try openssl(["req"] + newKey + ["-keyout", key, "-out", "\(directory)/broker.csr", "-subj", "/CN=localhost"])
    try "subjectAltName=DNS:localhost".write(toFile: "\(directory)/names", atomically: true, encoding: .utf8)
    try openssl([
      "x509", "-req", "-in", "\(directory)/broker.csr", "-CA", authority, "-CAkey", "\(directory)/authority.key", "-CAcreateserial",
      "-days", "2", "-extfile", "\(directory)/names", "-out", certificate,
    ])
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: directory)
  }

  private func openssl(_ arguments: [String]) throws {
    try PrivateBroker.run("/usr/bin/env", ["openssl"] + arguments)
  }
}
