import WebPortal
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(WebPortal.definition) }
}
