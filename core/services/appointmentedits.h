// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/appointmentedit.h"

#include "base/result.h"

namespace frontdesk {

/// InvalidInput with a fault for each field that is too long.
Result<void> checkEdit(const AppointmentEdit &edit);

} // namespace frontdesk
