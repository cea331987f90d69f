#ifndef HABEAS_C_SYSTEM_SHIMS_H
#define HABEAS_C_SYSTEM_SHIMS_H

// Calls of the C library that Swift's Glibc module leaves out.

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
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

#endif
