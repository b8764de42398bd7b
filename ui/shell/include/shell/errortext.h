// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace frontdesk {

/// What a person at the desk is told about an error: a translated sentence and what to do about it.
QString errorText(const Error &error);

/// What stands below the field that a fault names.
QString faultText(const FieldFault &fault);

} // namespace frontdesk
