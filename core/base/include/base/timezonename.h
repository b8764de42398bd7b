// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimeZone>

namespace frontdesk {

/// Whether the system knows a time zone by this IANA name.
inline bool isTimeZoneName(const QString &name)
{
    const QByteArray id = name.toUtf8();
    // Qt 6.4 lists only the zones of places, and "Etc/UTC" is what most servers are in.
    return QTimeZone::isTimeZoneIdAvailable(id)
           || (id.startsWith("Etc/") && QTimeZone(id).isValid());
}

} // namespace frontdesk
