import CaseIntake
import WorkerRuntime

@main struct Main {
  static func main() async { await WorkerProcess.main(SubmissionRunner.definition) }
}
