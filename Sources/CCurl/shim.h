#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H

#include <curl/curl.h>
#include <poll.h>

// libcurl's setters and getters are variadic, which Swift cannot call. There is one function here for each type of
// argument; the caller picks the one that the option's documentation names.

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_bytes(CURL *easy, CURLoption option, const void *value) {
  return curl_easy_setopt(easy, option, (const char *)value);
}

static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

typedef size_t (*ccurl_data_callback)(char *bytes, size_t size, size_t count, void *context);

static inline void ccurl_set_reader(CURL *easy, ccurl_data_callback callback, void *context) {
  curl_easy_setopt(easy, CURLOPT_READFUNCTION, callback);
  curl_easy_setopt(easy, CURLOPT_READDATA, context);
}

static inline void ccurl_set_writer(CURL *easy, ccurl_data_callback callback, void *context) {
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, callback);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
}

static inline void ccurl_set_header_writer(CURL *easy, ccurl_data_callback callback, void *context) {
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, callback);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
}

typedef int (*ccurl_open_callback)(void *context, curl_socket_t socket, curlsocktype purpose);
typedef int (*ccurl_close_callback)(void *context, curl_socket_t socket);

static inline void ccurl_set_socket_observers(CURL *easy, ccurl_open_callback opened, ccurl_close_callback close, void *context) {
  curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, opened);
  curl_easy_setopt(easy, CURLOPT_SOCKOPTDATA, context);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, close);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, context);
}

typedef int (*ccurl_trace_callback)(CURL *easy, curl_infotype kind, char *bytes, size_t count, void *context);

static inline void ccurl_set_tracer(CURL *easy, ccurl_trace_callback callback, void *context) {
  curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, callback);
  curl_easy_setopt(easy, CURLOPT_DEBUGDATA, context);
  curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
}

static inline CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_string(CURL *easy, CURLINFO info, char **value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_socket(CURL *easy, curl_socket_t *value) {
  return curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, value);
}

// The result is a union.
static inline CURLcode ccurl_message_result(const CURLMsg *message) {
  return message->data.result;
}

// Macros with casts, which Swift does not import.
static const size_t ccurl_read_abort = CURL_READFUNC_ABORT;
static const size_t ccurl_read_pause = CURL_READFUNC_PAUSE;
static const long ccurl_use_ssl_all = CURLUSESSL_ALL;
static const long ccurl_tls_1_2 = CURL_SSLVERSION_TLSv1_2;
static const long ccurl_global_default = CURL_GLOBAL_DEFAULT;
static const curl_socket_t ccurl_no_socket = CURL_SOCKET_BAD;

#endif
