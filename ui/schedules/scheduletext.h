// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/schedule.h"

#include <QList>
#include <QLocale>
#include <QString>

namespace frontdesk {

/// "09:00–12:00"; the end of the day is 24:00.
QString hoursText(const QLocale &locale, const Schedule &window);
/// "Every week", "Every 2 weeks".
QString repeatText(const Schedule &window);
/// "Always", "from 1 Apr 2026", "1 Apr 2026 to 30 Jun 2026".
QString validityText(const QLocale &locale, const Schedule &window);
/// All of it in one line, for accessible names and messages.
QString windowText(const QLocale &locale, const Schedule &window);

} // namespace frontdesk
