// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"
#include "notify/messagetexts.h"

namespace frontdesk {

/// A message as it leaves: to whom, and its text.
struct OutgoingMessage {
    MessageId id; ///< at every attempt the same, so that a receiver knows a second one
    MessageKind kind = MessageKind::Created;
    QString to; ///< a bare e-mail address, an E.164 number or a webhook's URL
    UserId account; ///< whom the program shows it to
    AppointmentId appointmentId;
    QJsonObject params; ///< as a notification, or a webhook's event, has them
    QByteArray secret; ///< signs what a webhook gets
    MessageText text;
    QByteArray invitation; ///< an iCalendar file; empty: none
    QByteArray invitationMethod;
    Instant writtenAt;
};

struct SendOutcome {
    enum Kind {
        Sent,
        Failed, ///< this message, this time: try again
        Refused, ///< this message for good
        Gone, ///< this message, and whatever else would go there
        Unreachable, ///< the way itself is down: others need not be tried now
    };
    Kind kind = Sent;
    QString error; ///< for staff; never what was sent, nor to whom
};

/// One way by which messages leave. send() blocks, within its timeouts, and is called from one
/// thread.
class Transport
{
public:
    virtual ~Transport() = default;
    virtual SendOutcome send(const OutgoingMessage &message) = 0;
};

} // namespace frontdesk
