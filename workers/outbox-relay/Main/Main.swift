import OutboxRelay
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(OutboxRelay.definition) }
}
