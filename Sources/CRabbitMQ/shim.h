#ifndef HABEAS_C_RABBITMQ_SHIM_H
#define HABEAS_C_RABBITMQ_SHIM_H

// What Swift cannot call in librabbitmq: the variadic login, and tables that only C builds without ceremony.

#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

static inline amqp_table_entry_t habeas_amqp_flag(const char *key) {
  amqp_table_entry_t entry;
  entry.key = amqp_cstring_bytes(key);
  entry.value.kind = AMQP_FIELD_KIND_BOOLEAN;
  entry.value.value.boolean = 1;
  return entry;
}

/// Logs in with PLAIN and says that this client understands connection.blocked, consumer cancellation by the broker and a
/// close that explains a refused login; without these properties the broker tells nobody.
static inline amqp_rpc_reply_t habeas_amqp_login(
    amqp_connection_state_t state, const char *virtual_host, int frame_max, int heartbeat_seconds,
    const char *connection_name, const char *user, const char *password) {
  amqp_table_entry_t capabilities[3] = {
      habeas_amqp_flag("connection.blocked"),
      habeas_amqp_flag("consumer_cancel_notify"),
      habeas_amqp_flag("authentication_failure_close"),
  };
  amqp_table_entry_t entries[2];
  entries[0].key = amqp_cstring_bytes("capabilities");
  entries[0].value.kind = AMQP_FIELD_KIND_TABLE;
  entries[0].value.value.table.num_entries = 3;
  entries[0].value.value.table.entries = capabilities;
  entries[1].key = amqp_cstring_bytes("connection_name");
  entries[1].value.kind = AMQP_FIELD_KIND_UTF8;
  entries[1].value.value.bytes = amqp_cstring_bytes(connection_name);
  amqp_table_t properties = {2, entries};
  // One channel a connection: waiting on one channel can drop frames that were queued for another.
  return amqp_login_with_properties(state, virtual_host, 1, frame_max, heartbeat_seconds, &properties,
                                    AMQP_SASL_METHOD_PLAIN, user, password);
}

/// Holds back partly filled packets while on; turning it off sends what is left.
static inline void habeas_cork(int descriptor, int on) {
  setsockopt(descriptor, IPPROTO_TCP, TCP_CORK, &on, sizeof on);
}

#endif
