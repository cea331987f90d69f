import DataDiscovery
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(SystemSearcher.definition) }
}
