#ifndef HABEAS_C_SYSTEM_SHIMS_H
#define HABEAS_C_SYSTEM_SHIMS_H

// Calls of the C library that Swift's Glibc module leaves out.

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A close-on-exec, non-blocking event counter, or -1 with errno set.
static inline int habeas_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

/// Adds one to the counter; safe from any thread. A full counter is already readable, so EAGAIN is success.
static inline void habeas_eventfd_signal(int descriptor) {
  uint64_t one = 1;
  while (write(descriptor, &one, sizeof one) < 0 && errno == EINTR) {}
}

/// Sets the counter to zero and returns what it held, or 0 when it was zero already.
static inline uint64_t habeas_eventfd_drain(int descriptor) {
  uint64_t count = 0;
  while (read(descriptor, &count, sizeof count) < 0) {
    if (errno != EINTR) return 0;
  }
  return count;
}

/// Starts a detached thread with every signal blocked, so that signals keep going to the threads that expect them.
/// Returns 0 or an error number of pthread_create(3).
static inline int habeas_start_thread(void *_Nullable (*_Nonnull body)(void *_Nullable), void *_Nullable argument) {
  sigset_t all, before;
  pthread_attr_t attributes;
  pthread_t thread;
  sigfillset(&all);
  int failure = pthread_attr_init(&attributes);
  if (failure != 0) return failure;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  failure = pthread_create(&thread, &attributes, body, argument);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  return failure;
}

#ifdef __linux__
// Declared by <pthread.h> only under _GNU_SOURCE, which a header cannot turn on after the fact.
extern int pthread_setname_np(pthread_t thread, const char *_Nonnull name);
#endif

/// Names the calling thread (Linux shows the first 15 bytes).
static inline void habeas_name_thread(const char *_Nonnull name) {
  char shortened[16];
  strncpy(shortened, name, sizeof shortened - 1);
  shortened[sizeof shortened - 1] = '\0';
  pthread_setname_np(pthread_self(), shortened);
}

/// A number that no other living thread of this process has.
static inline uintptr_t habeas_current_thread(void) { return (uintptr_t)pthread_self(); }

/// What a child process may use at most. Beyond it the kernel refuses it memory and writing, and kills it for processor time.
struct habeas_limits {
  uint64_t address_space_bytes;
  uint64_t processor_seconds;
  uint64_t file_bytes;
  uint64_t open_files;
};

static inline int habeas_limit(int resource, uint64_t most) {
  struct rlimit limit = {most, most};
  return setrlimit(resource, &limit);
}

/// Starts `path` in a folder of its own, under limits, in a process group of its own, with nothing open but `output` as standard output,
/// and dying with the thread that started it. posix_spawn can set neither limits nor that last one.
/// Returns the process, or -1 with errno set; what goes wrong after the fork ends the child with status 127.
static inline pid_t habeas_spawn_limited(
  const char *_Nonnull path, char *_Nullable const *_Nonnull arguments, char *_Nullable const *_Nonnull environment,
  const char *_Nonnull directory, int output, struct habeas_limits limits) {
  sigset_t all, before;
  sigfillset(&all);
  pid_t parent = getpid();
  // No handler of ours may run in the child.
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t child = fork();
  if (child == 0) {
    // Only calls that are safe after a fork of a process with threads (signal-safety(7)).
    for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
    int nothing = open("/dev/null", O_RDWR);
    if (setpgid(0, 0) != 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) _exit(127);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || chdir(directory) != 0) _exit(127);
    if (dup2(nothing, 0) < 0 || dup2(output, 1) < 0 || dup2(nothing, 2) < 0) _exit(127);
    if (syscall(SYS_close_range, 3u, ~0u, 0u) != 0) {
      for (int descriptor = 3; descriptor < 65536; descriptor++) close(descriptor);
    }
    if (habeas_limit(RLIMIT_AS, limits.address_space_bytes) != 0 || habeas_limit(RLIMIT_CPU, limits.processor_seconds) != 0
        || habeas_limit(RLIMIT_FSIZE, limits.file_bytes) != 0 || habeas_limit(RLIMIT_NOFILE, limits.open_files) != 0
        || habeas_limit(RLIMIT_CORE, 0) != 0) _exit(127);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(path, arguments, environment);
    _exit(127);
  }
  int failure = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = failure;
  return child;
}

#endif
