#ifndef HABEAS_C_LIBPQ_SHIM_H
#define HABEAS_C_LIBPQ_SHIM_H

#include <libpq-fe.h>

static inline void habeas_pq_ignore_notice(void *argument, const PGresult *notice) {
  (void)argument;
  (void)notice;
}

/// Drops the server's notices. libpq would print them to the standard error, and their text may hold row values.
static inline void habeas_pq_drop_notices(PGconn *connection) {
  PQsetNoticeReceiver(connection, habeas_pq_ignore_notice, 0);
}

#endif
