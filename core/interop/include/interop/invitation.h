// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/interval.h"

#include <QByteArray>
#include <QString>

namespace frontdesk {

/// What a patient's calendar is told of an appointment (iTIP, RFC 5546).
struct Invitation {
    enum Method { Request, Cancel } method = Request;
    QString uid; ///< of the appointment, for ever the same
    qint64 sequence = 0; ///< grows with each change of it
    Interval span;
    Instant stampedAt;
    bool tentative = false; ///< not confirmed by the clinic yet
    QString summary;
    QString organizer; ///< bare e-mail addresses
    QString attendee;
};

/// The method's name: "REQUEST" or "CANCEL".
QByteArray methodName(Invitation::Method method);

/// The invitation as an iCalendar file (RFC 5545), which libical's rules for its method allow.
QByteArray toICalendar(const Invitation &invitation);

} // namespace frontdesk
