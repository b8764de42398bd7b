// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QDate>
#include <QStringView>

#include <optional>

namespace frontdesk {

/// A date as the wire has it, `YYYY-MM-DD` and nothing else; years 1 to 9999.
std::optional<QDate> parseWireDate(QStringView text);

/// An instant as RFC 3339 has it, with Z or an offset: "2026-03-09T14:05:00.250+01:00". Digits
/// beyond the millisecond are dropped; a leap second is refused.
std::optional<Instant> parseRfc3339(QStringView text);

} // namespace frontdesk
