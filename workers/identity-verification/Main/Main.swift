import IdentityVerification
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(IdentityVerifier.definition) }
}
