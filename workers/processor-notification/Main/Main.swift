import ProcessorNotification
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(ProcessorNotifier.definition) }
}
