// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace frontdesk {

/// The first line of standard input. On a terminal it asks for it, twice, and does not show it.
Result<QString> readPassword();

} // namespace frontdesk
