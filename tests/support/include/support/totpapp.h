// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "security/totp.h"

namespace frontdesk::test {

/// The code that an authenticator app shows at `now` (or some steps away) for the secret that it
/// was given in base32.
inline QString appCode(const QString &base32, Instant now, int step = 0)
{
    using namespace Qt::StringLiterals;
    const QString letters = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"_s; // RFC 4648, section 6
    QByteArray secret;
    int bits = 0;
    quint32 buffer = 0;
    for (const QChar c : base32) {
        buffer = (buffer << 5) | quint32(letters.indexOf(c));
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            secret.append(char(buffer >> bits));
        }
    }
    return totp::codeAt(secret, totp::stepOf(now) + step);
}

} // namespace frontdesk::test
