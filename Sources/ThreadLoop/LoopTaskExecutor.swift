/// Lets a task stay on a loop's thread between the calls of actors on that loop.
///
/// A continuation always resumes on the task's preferred executor first, and only then goes back to its actor. Without a
/// preference that is the global pool: two thread switches for each wait. So the entry points of a client run their body
/// under this preference:
///
/// ```swift
/// await withTaskExecutorPreference(loop.taskExecutor) { … }
/// ```
///
/// It must not outlive its loop, and what runs under it must not block.
public final class LoopTaskExecutor: TaskExecutor, @unchecked Sendable {
  // `@unchecked` is sound: set once, by the loop's initialiser, before anyone else can see the loop.
  private unowned var loop: ThreadLoop?

  init() {}

  func attach(to loop: ThreadLoop) {
    self.loop = loop
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    guard let loop else { preconditionFailure("A loop's task executor was used before the loop was made.") }
    loop.enqueue(UnownedJob(job), preferring: asUnownedTaskExecutor())
  }
}
