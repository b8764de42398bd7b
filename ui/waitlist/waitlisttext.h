// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/waitlistservice.h"

#include <QLocale>

namespace frontdesk {

QString urgencyText(Urgency urgency);
QString waitlistStatusText(WaitlistStatus status);
QString offerStatusText(OfferStatus status);
/// "Dr Haddad", "Cardiology", "Any doctor".
QString wishText(const WaitlistDetails &details);
/// "Mon, Thu, 09:00–12:00, until 30 Apr 2026"; "Any time" where nothing is said.
QString whenWantedText(const QLocale &locale, const WaitlistEntry &entry);
/// "09:00-12:00, 14:00-16:00", as people type it; nothing where a part of it is no window.
QString windowsText(const QList<TimeWindow> &windows);
std::optional<QList<TimeWindow>> parseWindows(const QString &text);

} // namespace frontdesk
