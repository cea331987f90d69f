#ifndef CGMIME_SHIM_H
#define CGMIME_SHIM_H

#include <gmime/gmime.h>
#include <iconv.h>

// GObject's casts and type checks are macros, which Swift cannot see. Each function here is one checked cast:
// NULL where the object is of another class.

static inline GMimeObject *cgmime_object(void *pointer) {
  return GMIME_IS_OBJECT(pointer) ? (GMimeObject *)pointer : NULL;
}

static inline GMimeMultipart *cgmime_multipart(GMimeObject *object) {
  return GMIME_IS_MULTIPART(object) ? (GMimeMultipart *)object : NULL;
}

static inline GMimePart *cgmime_part(GMimeObject *object) {
  return GMIME_IS_PART(object) ? (GMimePart *)object : NULL;
}

static inline GMimeMessagePart *cgmime_message_part(GMimeObject *object) {
  return GMIME_IS_MESSAGE_PART(object) ? (GMimeMessagePart *)object : NULL;
}

static inline InternetAddressMailbox *cgmime_mailbox(InternetAddress *address) {
  return INTERNET_ADDRESS_IS_MAILBOX(address) ? (InternetAddressMailbox *)address : NULL;
}

static inline InternetAddressGroup *cgmime_group(InternetAddress *address) {
  return INTERNET_ADDRESS_IS_GROUP(address) ? (InternetAddressGroup *)address : NULL;
}

static inline GByteArray *cgmime_memory(GMimeStream *stream) {
  return GMIME_IS_STREAM_MEM(stream) ? g_mime_stream_mem_get_byte_array((GMimeStreamMem *)stream) : NULL;
}

static inline gboolean cgmime_iconv_failed_to_open(iconv_t descriptor) {
  return descriptor == (iconv_t)-1;
}

#endif
