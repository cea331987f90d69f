import PostIntake
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(PostIntake.definition) }
}
