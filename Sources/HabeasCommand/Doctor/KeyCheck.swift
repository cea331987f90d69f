import Sealing
import WorkerRuntime

/// Every key is there, is of its kind, and is nobody else's to read.
struct KeyCheck: DoctorCheck {
  let configuration: HabeasConfiguration

  func findings() async -> [Finding] {
    let keys = configuration.keys
    var findings: [Finding] = []
    look("keyring", &findings) {
      let keyring = try Keyring(directory: keys.keyringDirectory)
      return "\(keyring.epochs.count) epoch keys, the current one is \(keyring.current)"
    }
    look("intake keys", &findings) {
      let pairs = try keys.intakePrivateKeyFiles.map { try IntakePrivateKey(file: $0).publicKey.keyID }
      let sealedTo = try IntakePublicKey(file: keys.intakePublicKeyFile).keyID
      guard pairs.contains(sealedTo) else {
        throw OperatorError(
          "submissions are sealed to key \(sealedTo), whose private key is not at hand; correct keys.intakePublicKeyFile or restore the "
            + "private key")
      }
      return "submissions are sealed to key \(sealedTo)"
    }
    look("blind-index key", &findings) {
      _ = try KeyedDigest(keyFile: keys.blindIndexKeyFile)
      return "readable"
    }
    look("thread-token key", &findings) {
      _ = try KeyedDigest(keyFile: keys.threadTokenKeyFile)
      return "readable"
    }
    look("case-root key", &findings) { "daily roots are signed by key \(try CaseRootKey.open(file: keys.caseRootKeyFile).publicKey.keyID)" }
    look("root key", &findings) { "key \(try VerificationKey(hex: keys.rootPublicKey).keyID) is pinned" }
    return findings
  }

  private func look(_ subject: String, _ findings: inout [Finding], _ body: () throws -> String) {
    do {
      findings.append(.ok(subject, try body()))
    } catch is ConfigurationError {
      // Told by ConfigurationCheck.
    } catch {
      findings.append(.fault(subject, "\(error)"))
    }
  }
}
