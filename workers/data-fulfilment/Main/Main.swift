import DataFulfilment
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(SystemFulfiller.definition) }
}
