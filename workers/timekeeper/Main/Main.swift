import Timekeeper
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(Timekeeper.definition) }
}
