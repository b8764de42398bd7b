// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"

namespace frontdesk {

/// What every process on one database goes by when it writes messages, whichever process sends
/// them.
struct MessageRules {
    QList<MessageChannel> channels; ///< those that some process sends by
    QList<std::chrono::seconds> reminderLeads; ///< before the start
    QString countryCode; ///< of telephone numbers without one, "49"; empty: those get no SMS

    bool operator==(const MessageRules &) const = default;

    /// As they are kept in the database, and back.
    QString toText() const;
    static MessageRules fromText(const QString &text);
};

/// The languages that there are texts of messages in: "en", "ar".
QStringList messageLanguages();

/// The number that a text message goes to, in E.164 ("+491701234567"), or empty where `phone` is
/// none that can be dialled from anywhere.
QString smsNumber(const QString &phone, const QString &countryCode);
/// `email` where it is a bare address that cannot be mistaken for anything else in a mail's header;
/// else empty.
QString mailAddress(const QString &email);

/// An address of which only its owner recognises anything: "l•••@m•••.example".
QString maskedEmail(const QString &email);
/// The phone number with all but its last four digits hidden: the screen faces the waiting room.
QString maskedPhone(const QString &phone);

} // namespace frontdesk
