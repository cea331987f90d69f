import ResponseAssembly
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(ResponseAssembler.definition) }
}
