#ifndef HABEAS_C_ODBC_SHIM_H
#define HABEAS_C_ODBC_SHIM_H

#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>

/// Attributes are numbers in the clothes of pointers.
static inline SQLPOINTER habeas_odbc_number(SQLULEN number) { return (SQLPOINTER)number; }

#endif
