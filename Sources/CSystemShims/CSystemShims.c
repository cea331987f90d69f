// The shims are all inline; a C target needs one source file.
#include "CSystemShims.h"
