#ifndef HABEAS_CARCHIVE_SHIM_H
#define HABEAS_CARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>

#endif
