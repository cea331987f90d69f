import EmailIntake
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(EmailIntake.definition) }
}
