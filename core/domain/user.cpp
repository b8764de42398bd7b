// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/user.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

QLatin1StringView toString(Role role)
{
    switch (role) {
    case Role::Admin:
        return "ADMIN"_L1;
    case Role::Receptionist:
        return "RECEPTIONIST"_L1;
    case Role::Doctor:
        return "DOCTOR"_L1;
    case Role::Patient:
        return "PATIENT"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<Role> parseRole(QStringView text)
{
    for (const Role role : {Role::Admin, Role::Receptionist, Role::Doctor, Role::Patient}) {
        if (text == toString(role))
            return role;
    }
    return std::nullopt;
}

QString normalisedEmail(const QString &email)
{
    return email.trimmed().toLower();
}

bool isPlausibleEmail(QStringView email)
{
    if (email.size() < 3 || email.size() > 254)
        return false;
    const qsizetype at = email.indexOf(u'@');
    if (at < 1 || at != email.lastIndexOf(u'@'))
        return false;
    const QStringView host = email.sliced(at + 1);
    if (host.size() < 3 || !host.contains(u'.') || host.startsWith(u'.') || host.endsWith(u'.'))
        return false;
    return std::none_of(email.begin(), email.end(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || c == u'<' || c == u'>'
               || c == u',' || c == u';' || c == u'"';
    });
}

} // namespace frontdesk
