import ResponseDispatch
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(ResponseDispatcher.definition) }
}
