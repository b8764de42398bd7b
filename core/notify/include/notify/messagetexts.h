// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clinictime.h"
#include "domain/message.h"

#include <QHash>

namespace frontdesk {

/// What a message's placeholders stand for.
struct MessageWords {
    QString clinic;
    QString patient;
    QString doctor;
    Instant start; ///< of a reset: when its code ends
    std::optional<Instant> previousStart;
    std::optional<Instant> expiresAt; ///< of an offer
    int occurrences = 1; ///< of how many appointments it is the first
    QString code;
    bool isRequest = false; ///< an appointment that the clinic has yet to confirm
};

struct MessageText {
    QString subject; ///< one line
    QString plain;
    QString html;
    QString sms; ///< one line
};

/// The text of a message in `language`, times in the clinic's zone, which is named. Whatever a name
/// holds, it stays a few plain words: no line, header, tag or address comes of it.
MessageText renderMessage(MessageKind kind, const QString &language, const ClinicTime &time,
                          const MessageWords &words);

/// `name` as a few plain words on one line.
QString plainName(const QString &name);

} // namespace frontdesk
